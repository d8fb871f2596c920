// Any value can be thrown; it arrives unchanged.
local t = { a = 1 }, a = [1], f = function() { return "f" };
class E { message = null; constructor(m) { message = m } }
foreach (v in [1, 1.5, "s", true, t, a, f, E("e"), E]) {
    try { throw v } catch (e) { print(typeof e + " " + (e == v) + ", ") }
}
try { throw null } catch (e) { print((e == null) + "\n") }
try { throw E("made") } catch (e) { print(e.message + " " + (e instanceof E) + "\n") }
try { undefinedThing } catch (e) { print(typeof e + ": " + e + "\n") }
try { throw "a" + 1 } catch (e) { e += "!"; print(e + "\n") }
try
    throw
    5
catch (e) print(e + "\n")
local e = "outer";
try { throw "inner" } catch (e) { print(e + " ") }
print(e + "\n");
function f2() { throw f2 }
try { f2() } catch (x) { print((x == f2) + "\n") }
