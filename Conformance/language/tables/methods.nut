// Methods of tables, delegates of delegates, cloning.
local t = { a = 1, b = 2 };
print(t.len() + " " + t.rawin("a") + " " + t.rawget("b") + " " + (t.rawset("c", 3) == null) + " " + t.c + " " + t.rawdelete("a") + " " + (t.rawdelete("zzz") == null) + " " + t.len() + "\n");
foreach (f in [@() t.rawget("zzz"), @() t.rawset(null, 1), @() t.rawin(), @() t.setdelegate(t), @() t.setdelegate(1)]) try { f() } catch (e) { print(e + "\n") }
local d1 = { x = "d1x", y = "d1y" }, d2 = { y = "d2y", z = "d2z" }; d1.setdelegate(d2); t.setdelegate(d1);
print(t.x + t.y + t.z + " " + (t.getdelegate() == d1) + "\n");
try { d2.setdelegate(t) } catch (e) { print(e + "\n") }
t.x = "changed"; print(d1.x + " " + t.rawin("x") + "\n");
t.x <- "own"; print(t.x + " " + d1.x + "\n");
local c = clone t; print((c.getdelegate() == d1) + " " + c.x + " " + c.z + "\n");
c.x = "copy"; print(t.x + "\n");
t.setdelegate(null); print((t.getdelegate() == null) + "\n"); try { print(t.z) } catch (e) { print(e + "\n") }
local own = { len = "shadow", function rawget(k) { return "mine" } }; print(own.len + own.rawget("q") + "\n");
local keys = { [1] = "int", [1.0] = "float", ["1"] = "string", [true] = "bool" }; print(keys[1] + keys[1.0] + keys["1"] + keys[true] + " " + keys.len() + "\n");
local o = {}, p = []; local objs = { [o] = "table key", [p] = "array key", [print] = "function key" }; print(objs[o] + objs[p] + objs[print] + "\n");
local nested = { a = { b = { c = [1, { d = "deep" }] } } }; print(nested.a.b.c[1].d + "\n"); nested.a.b.c[1].d = "set"; print(nested["a"]["b"].c[1]["d"] + "\n");
print({ a = 1, a = 2 }.a + " " + { "json": 1, b = 2, [3 + 4] = 5 }[7] + "\n");
local dyn = {}; foreach (i, k in ["x", "y"]) dyn[k] <- i; print(dyn.x + dyn.y + "\n");
t = { n = null }; print(("n" in t) + " " + (t.n == null) + "\n");
local weak = t.weakref(); print(typeof weak + " " + (weak.ref() == t) + "\n");
print(t.tostring().slice(0, 8) + " " + typeof t.tostring() + "\n");
