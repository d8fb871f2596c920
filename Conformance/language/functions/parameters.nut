// Defaults, variable arguments and strict counts.
function d(a, b = 2, c = "c") { return a + " " + b + " " + c }
print(d(1) + ", " + d(1, 5) + ", " + d(1, 5, 6) + "\n");
function nulls(a = 1) { return a == null }
print(nulls() + " " + nulls(null) + "\n");
foreach (call in [@() d(), @() d(1, 2, 3, 4), @() nulls(1, 2), @() (@(a) a)(), @() (@() 1)(1)])
    try { call() } catch (e) { print(e + "\n") }
local n = 10;
local f = function(x = n * 2, y = n + 1) { return x + "/" + y };
n = 0;
print(f() + " " + f(1) + "\n");
function shared(list = []) { list.append(1); return list.len() }
print(shared() + shared() + shared() + "\n");
function v(...) { return vargv.len() + ":" + (vargv.len() ? vargv[vargv.len() - 1] : "-") }
print(v() + " " + v(1) + " " + v(1, 2, 3) + "\n");
function w(a, ...) { return a + "+" + vargv.len() }
print(w(1) + " " + w(1, 2, 3) + "\n");
try { w() } catch (e) { print(e + "\n") }
local g = @(...) vargv.len();
print(g(1, null, 3) + "\n");
function each(...) { local s = ""; foreach (i, x in vargv) s += i + "=" + x + " "; return s }
print(each("a", "b") + "\n");
print(each.acall([this, 1, 2, 3]) + each.call(this, 9) + "\n");
try { local h = function(a, b = undefinedName) {}; h(1) } catch (e) { print(e + "\n") }
local order = "";
function mark(x) { order += x; return x }
local k = function(a = mark("a"), b = mark("b")) { return a + b };
mark("-"); k(); k("x");
print(order + "\n");
function mod(a) { a = a + 1; this.added <- a; return a }
print(mod(1) + "\n");
// A default value that is a local counts as it is when the closure is made.
local late = 10
local defaults = function(a = late, b = late++, c = late, d = late + 0) { return a + " " + b + " " + c + " " + d }
print(defaults() + "\n")
