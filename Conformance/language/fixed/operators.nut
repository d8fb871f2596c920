// What the reference's peephole optimiser gets wrong; the output below was made by hand.
function f(a, b) { return a + "," + b }
local x = 1, a = 1, b = 2, c = 0, d = 1;
local y = (x += 7);
print(x + " " + y + "\n");
print(f(x += 1, 0) + " " + x + "\n");
local t = { k = x *= 2 };
print(t.k + " " + x + "\n");
print(f(a < b, c ? 1 : 2) + " " + f(a > b, d ? 1 : 2) + "\n");
local u = { x = a < b, y = c ? 1 : 2 };
print(u.x + " " + u.y + "\n");
foreach (g in [@() 5 % 0, @() 5 % "a", @() "a" % 5, @() {} % 1]) try { print(g()) } catch (e) { print(e + "\n") }
print(5 % 0.0 != 5 % 0.0 ? "" : "not a number\n");
