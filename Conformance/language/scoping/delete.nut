// delete: a value comes back, misses fail.
local t = { a = 1, b = { c = 2 }, [1] = "one" };
print(delete t.a + " " + delete t.b.c + " " + delete t[1] + "\n");
print(t.len() + " " + t.b.len() + "\n");
try { delete t.a } catch (e) { print(e + "\n") }
g <- 5;
print(delete ::g + "\n");
g <- 6;
print(delete g + "\n");
try { print(g) } catch (e) { print(e + "\n") }
try { delete [1][0] } catch (e) { print(e + "\n") }
try { local a = [1]; delete a[0] } catch (e) { print(e + "\n") }
class C { x = 1 }
try { local c = C(); delete c.x } catch (e) { print(e + "\n") }
try { delete C.x } catch (e) { print(e + "\n") }
local d = {}; d.setdelegate({ x = 1 });
try { delete d.x } catch (e) { print(e + "\n") }
local m = { k = 1 }; m.setdelegate({ _delslot = function(k) { print("del " + k + "\n"); return "back" } });
print(delete m.k + " " + m.k + "\n");
print(delete m.other + "\n");
