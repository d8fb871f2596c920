// call, acall, pcall, pacall, callee-like tricks and native functions as values.
function show(...) { local s = typeof this + ":"; foreach (v in vargv) s += v + ","; return s }
print(show.call({}, 1, 2) + " " + show.acall([[], 3, 4]) + " " + show.pcall("str", 5) + " " + show.pacall([1.5]) + "\n");
foreach (f in [@() show.call(), @() show.acall([]), @() show.acall(5), @() show.acall()]) try { print(f() + "\n") } catch (e) { print(e + "\n") }
try { (function() { throw "out" }).pcall(this) } catch (e) { print("caught " + e + "\n") }
local nat = "abc".len;
print(nat.call("12345") + "\n");
try { nat.call(5) } catch (e) { print(e + "\n") }
try { nat.call("x", 1) } catch (e) { print(e + "\n") }
foreach (bad in [null, 5, "s", {}, [], true]) try { bad() } catch (e) { print(e + "\n") }
local t = {};
try { t.nothing() } catch (e) { print(e + "\n") }
try { t["x"]() } catch (e) { print(e + "\n") }
print((function() { return vargv_count.acall([this, 1, 2, 3]) }).call({ vargv_count = function(...) { return vargv.len() } }) + "\n");
local compose = @(f, g) @(x) f(g(x));
print(compose(@(x) x + 1, @(x) x * 10)(5) + "\n");
print((@(x) x * x)(9) + " " + (function(a, b) { return a - b })(9, 4) + "\n");
local list = [@() "zero", @(x) "one " + x];
print(list[0]() + " " + list[1](1) + "\n");
local assigned; local value = (assigned = @() "assigned")();
print(value + assigned() + "\n");
print(typeof show.weakref() + " " + typeof show.tostring() + "\n");
