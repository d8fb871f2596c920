// Functions of the root table that imp has too.
print(type(5) + type("") + type(null) + " " + typeof getroottable() + " " + (getroottable() == this) + "\n");
print(array(3).len() + " " + array(2, 7)[1] + " " + typeof array(0) + "\n");
try { assert(1 == 1); assert(true); assert("x"); assert(false) } catch (e) { print(e + "\n") }
try { assert() } catch (e) { print(e + "\n") } try { assert(null) } catch (e) { print(e + "\n") } try { type() } catch (e) { print(e + "\n") } try { array() } catch (e) { print(e + "\n") } try { array("x") } catch (e) { print(e + "\n") }
print(typeof collectgarbage() + "\n"); local a = {}; a.self <- a; local w = a.weakref(); a = null; collectgarbage(); print((w.ref() == null) + "\n");
print(5); print(" "); print(1.5); print(" "); print(true); print(" "); print("s"); print("\n");
try { print() } catch (e) { print(e + "\n") } try { print(1, 2) } catch (e) { print(e + "\n") }
class T { function _tostring() { return "T!" } } print(T()); print("\n");
print(typeof _version_ + " " + _charsize_ + " " + _intsize_ + " " + _floatsize_ + "\n");
local c = callee; print(typeof callee() + "\n"); function me() { return callee() == me } print(me() + "\n");
local names = ["assert", "print", "type", "array", "getroottable", "collectgarbage", "callee", "error", "dummy"]; foreach (n in names) print((n in getroottable()) + " "); print("\n");
x <- 1; local root = getroottable(); root.y <- 2; print(root.x + y + "\n"); print(delete root.x + " " + ("x" in root) + "\n");
