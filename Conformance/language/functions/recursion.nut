// Deep recursion needs no stack of the host; tail calls need none at all.
function depth(n) { if (n == 0) return 0; local r = depth(n - 1); return r + 1 }
print(depth(50000) + "\n");
function tail(n, acc) { if (n == 0) return acc; return tail(n - 1, acc + 1) }
print(tail(300000, 0) + "\n");
even <- null;
function odd(n) { if (n == 0) return false; return even(n - 1) }
even = function(n) { if (n == 0) return true; return odd(n - 1) };
print(even(100001) + " " + odd(100001) + "\n");
function ack(m, n) { if (m == 0) return n + 1; if (n == 0) return ack(m - 1, 1); return ack(m - 1, ack(m, n - 1)) }
print(ack(2, 9) + "\n");
local levels = 0;
function native() { levels++; native.call(this) }
try { native() } catch (e) { print(e + " " + levels + "\n") }
levels = 0;
local m = { }; m.setdelegate({ _get = function(k) { levels++; return this[k + "x"] } });
try { m.a } catch (e) { print(e + " " + levels + "\n") }
levels = 0;
function sorter() { levels++; [2, 1].sort(function(a, b) { sorter(); return 0 }) }
try { sorter() } catch (e) { print(e + " " + levels + "\n") }
levels = 0;
function mapper() { levels++; [1].map(function(x) { mapper(); return x }) }
try { mapper() } catch (e) { print(e + " " + levels + "\n") }
print(depth(1000) + "\n");
