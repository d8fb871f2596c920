// From low to high, as in 3.0.4: 'in' and 'instanceof' stand with &&.
print((1 + 2 * 3) + " " + (2 + 3 << 1) + " " + (1 << 2 + 1) + " " + (7 & 3 + 1) + "\n");
print((1 | 2 ^ 3 & 1) + " " + (1 < 2 == true) + " " + (5 - 3 - 1) + " " + (100 / 10 / 2) + "\n");
print((-2 * -3) + " " + (- -2) + " " + (!0 + "") + " " + (~1 + 1) + "\n");
local t = { a = 1, [true] = 2 };
print(("a" in t) + " " + (!("b" in t)) + " " + ("a" in t && true) + " " + ("a" in t == true) + "\n");
print((typeof 1 + 2) + " " + (typeof (1 + 2)) + "\n");
class A {} local a = A();
print((a instanceof A && true) + " " + (!a instanceof A) + "\n");
try { print(1 & 1 == 1) } catch (e) { print(e + "\n") }
local i = 5;
print((-i++) + " " + i + " " + (-++i) + "\n");
print((2 * 3 % 4) + " " + (2 + 3 % 2) + " " + (6 / 2 * 3) + "\n");
print((1 || 0 && 0) + " " + (0 && 1 || 1) + "\n");
print((1 ? 2 : 3 + 4) + " " + ((1 ? 2 : 3) + 4) + "\n");
local x, y;
x = y = 5;
print(x + " " + y + "\n");
print(1 <=> 2 == -1);
print("\n");
print(-"abc".len() + " " + -5 .tostring().len() + "\n");
