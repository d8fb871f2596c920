// typeof, type() and instanceof.
class A {} class B extends A {} class C {}
class T { function _typeof() { return "mine" } }
function gen() { yield 1 }
local values = [null, 1, 1.5, true, "s", {}, [], function() {}, print, gen(), A, A()];
foreach (v in values) print(typeof v + " " + type(v) + ", ");
print("\n" + typeof T() + " " + type(T()) + "\n");
local w = {}; local r = w.weakref();
print(typeof r + "\n");
local b = B();
print((b instanceof B) + " " + (b instanceof A) + " " + (b instanceof C) + " " + (A() instanceof B) + "\n");
print((5 instanceof A) + " " + (null instanceof A) + " " + ({} instanceof A) + "\n");
try { print(b instanceof 5) } catch (e) { print(e + "\n") }
try { print(b instanceof b) } catch (e) { print(e + "\n") }
try { print(5 instanceof {}) } catch (e) { print(e + "\n") }
local t = { }; t.setdelegate({ _typeof = function() { return "table of mine" } });
print(typeof t + " " + type(t) + "\n");
