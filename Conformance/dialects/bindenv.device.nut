// bindenv holds its environment strongly on imp. Made by hand.
class C { v = 7; function get() { return v } }
local f = (function() { local c = C(); return c.get.bindenv(c) })();
print(f() + "\n");
local g = (function() { return v }).bindenv({ v = "table" });
print(g() + " " + g.call({ v = "other" }) + "\n");
foreach (bad in [5, "s", null, []]) try { g.bindenv(bad) } catch (e) { print(e + "\n") }
local env = { v = 1 }; local w = env.weakref(); local h = (@() this.v).bindenv(env); env = null;
print((w.ref() == null) + " " + h() + "\n");
