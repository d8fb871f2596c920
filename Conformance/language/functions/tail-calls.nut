// return f(…): the callee takes the frame over.
class C { v = 3; function get(n) { return n == 0 ? this.v : get(n - 1) } function loop(n) { if (n == 0) return v; return loop(n - 1) } }
print(C().get(10) + " " + C().loop(1000) + "\n");
function a(n, ...) { if (n == 0) return vargv.len(); return b(n - 1, n, n) }
function b(n, x, y) { if (n == 0) return x * y; return a(n - 1, 1, 2, 3) }
print(a(4) + " " + a(5) + "\n");
function captured(n) { local keep = n; local f = @() keep; if (n == 0) return f; return captured2(n - 1, f) }
function captured2(n, f) { return f() * 100 + n }
print(captured(5) + "\n");
function tryTail(n) { try { if (n == 0) throw "deep"; return tryTail(n - 1) } catch (e) { return e + n } }
print(tryTail(3) + "\n");
function gen() { yield 1; yield 2 }
function makes() { return gen() }
foreach (v in makes()) print(v + " ");
print("\n");
function native(x) { return x.len() }
print(native("four") + "\n");
function kls() { return C() }
print(kls().v + "\n");
local t = { v = 9, f = function() { return this.v }, g = function() { return f() }, h = function(o) { return o.f() } };
print(t.g() + " " + t.h({ v = 10, f = t.f }) + "\n");
function bad(n) { if (n == 0) return n.nothing; return bad(n - 1) }
try { bad(5) } catch (e) { print(e + "\n") }
function counts(a) { return wants2(a) }
function wants2(a, b) { return 0 }
try { counts(1) } catch (e) { print(e + "\n") }
function defaulted(a, b = 5) { return a + b }
function viaDefault(a) { return defaulted(a) }
print(viaDefault(1) + "\n");
local called = { }; called.setdelegate({ _call = function(me, x) { return "called " + x } });
function viaCall(x) { return called(x) }
print(viaCall(3) + "\n");
