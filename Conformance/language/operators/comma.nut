// Comma expressions: in statements, parentheses, conditions, return, throw and for.
local a = 0, b = 0;
a = 1, b = 2;
print(a + " " + b + "\n");
print((1, 2, 3) + "\n");
if (a = 0, true) print("taken " + a + "\n");
function f() { return 1, 2 }
print(f() + "\n");
try { throw 1, 2 } catch (e) { print(e + "\n") }
for (local i = 0, j = 10; i < j; i += 3, j -= 2) print(i + ":" + j + " ");
print("\n");
local n = 3;
while (n--, n > 0) print(n + " ");
print("\n");
local k = (a = 5, a + 1);
print(k + "\n");
