// Generators as methods, lambdas, with variable arguments and captured variables.
class Range { from = 0; to = 0; constructor(a, b) { from = a; to = b } function each() { for (local i = from; i < to; i++) yield i } }
local r = Range(3, 6);
foreach (v in r.each()) print(v + " ");
print("\n");
local outside = 0;
local gen = function() { while (outside < 3) { outside++; yield outside } };
foreach (v in gen()) print(v + ":" + outside + " ");
print("\n");
function all(...) { foreach (v in vargv) yield v * 2 }
foreach (v in all(1, 2, 3)) print(v + " ");
print("\n");
local t = { n = 5, g = function() { yield n; n = 6; yield this.n } };
foreach (v in t.g()) print(v + " ");
print(t.n + "\n");
function inf() { local i = 0; for (;;) yield i++ }
function take(g, n) { while (n-- > 0) yield resume g }
foreach (v in take(inf(), 4)) print(v + " ");
print("\n");
function map(g, f) { foreach (v in g) yield f(v) }
foreach (v in map(take(inf(), 3), @(x) x * x)) print(v + " ");
print("\n");
foreach (i, v in take(inf(), 5)) { if (i == 2) break; print(i + "=" + v + " ") }
print("\n");
local g = inf(); local w = g.weakref(); print(typeof w + " " + typeof w.ref() + "\n");
local s = g.tostring().slice(0, 11); print(s + "\n");
function closes() { local list = []; for (local i = 0; i < 3; i++) { local c = i; list.append(@() c); } yield list[0](); yield list[1](); yield list[2]() }
foreach (v in closes()) print(v + " ");
print("\n");
