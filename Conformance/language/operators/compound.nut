// += -= *= /= %= on every kind of target.
local x = 10;
x += 5; print(x + " "); x -= 3; print(x + " "); x *= 2; print(x + " "); x /= 5; print(x + " "); x %= 3; print(x + "\n");
local t = { a = 1, n = { b = 2 } }, l = [1, 2, 3];
t.a += 10; t["a"] *= 2; t.n.b -= 5; l[1] += l[2]; l[0] /= 2;
print(t.a + " " + t.n.b + " " + l[0] + l[1] + l[2] + "\n");
local s = "a"; s += 1; s += null == null; s += 1.5; print(s + "\n");
g <- 3; g += 4; ::g *= 2; print(g + "\n");
local c = 0;
local f = function() { c += 5; return c };
print(f() + f() + " " + c + "\n");
local n = 0;
function key() { n++; return "a" }
t[key()] += 1;
print(n + " " + t.a + "\n");
try { t.none += 1 } catch (e) { print(e + "\n") }
try { l[9] += 1 } catch (e) { print(e + "\n") }
try { x += {} } catch (e) { print(e + "\n") }
try { x -= "a" } catch (e) { print(e + "\n") }
class C { v = 1; function add(n) { v += n; this.v *= 2; return this } }
print(C().add(2).add(3).v + "\n");
