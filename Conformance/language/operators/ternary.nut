// ?: nests to the right and evaluates one side.
function say(x) { print("[" + x + "]"); return x; }
local f = function(n) { return n < 0 ? "neg" : n == 0 ? "zero" : n < 10 ? "small" : "big" };
foreach (n in [-1, 0, 5, 50]) print(f(n) + " ");
print("\n");
print(true ? say(1) : say(2));
print(false ? say(1) : say(2));
print("\n");
local a = 1, b = 2;
local c = a > b ? a : b;
print(c + "\n");
local t = true ? { x = 1 } : { x = 2 };
print(t.x + "\n");
local x = 5;
x = x ? x + 1 : 0;
print(x + "\n");
print((true ? "a" : "b") + "c" + "\n");
print(true ? false ? 1 : 2 : 3);
print("\n");
local z = 0;
true ? z = 5 : z = 6;
print(z + "\n");
