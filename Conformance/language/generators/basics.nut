// yield, resume, status, the values that come out.
function g(a, b = 10) { print("start "); yield a; yield b; yield; return "end" }
local x = g(1);
print(typeof x + " " + x.getstatus() + "\n");
print(resume x + "\n");
print(x.getstatus() + " " + resume x + "\n");
print((resume x) == null);
print(" " + resume x + " " + x.getstatus() + "\n");
try { resume x } catch (e) { print(e + "\n") }
try { resume 5 } catch (e) { print(e + "\n") }
try { resume null } catch (e) { print(e + "\n") }
try { g() } catch (e) { print(e + "\n") }
function empty() { if (false) yield 1 }
local e = empty(); print((resume e == null) + " " + e.getstatus() + "\n");
function status() { yield me.getstatus(); try { resume me } catch (e) { yield e } }
me <- status();
print(resume me + " " + resume me + "\n");
function fib() { local a = 0, b = 1; while (true) { yield a; local t = a + b; a = b; b = t } }
local f = fib(); for (local i = 0; i < 12; i++) print(resume f + " ");
print("\n");
local two = [fib(), fib()]; resume two[0]; resume two[0]; resume two[0];
print(resume two[0] + " " + resume two[1] + "\n");
function lots(n) { for (local i = 0; i < n; i++) yield i }
local sum = 0; foreach (v in lots(1000)) sum += v; print(sum + "\n");
function nested() { foreach (v in lots(3)) foreach (w in lots(v)) yield v * 10 + w }
foreach (v in nested()) print(v + " ");
print("\n");
class Tree { l = null; r = null; v = 0; constructor(v, l = null, r = null) { this.v = v; this.l = l; this.r = r }
    function walk() { if (l) foreach (x in l.walk()) yield x; yield v; if (r) foreach (x in r.walk()) yield x } }
local tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6));
foreach (v in tree.walk()) print(v + " ");
print("\n");
local expr = fib(); local total = (resume expr) + (resume expr) + (resume expr) * 10; print(total + "\n");
