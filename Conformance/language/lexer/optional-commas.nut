// Commas that may be left out, and those that may be too many.
function f(a, b, c) { return a + b * 10 + c * 100; }
print(f(1 2 3) + " " + f(1, 2 3) + "\n");
local a = [1 2, 3
    4];
foreach (v in a) print(v + " ");
print("\n");
local t = { a = 1 b = 2, c = 3
    function d() { return 4 } e = 5, };
print(t.a + t.b + t.c + t.d() + t.e + "\n");
function g(x, y,) { return x - y; }
print(g(5, 3) + "\n");
print([1, 2, 3,].len() + "\n");
enum E { A B, C D }
print(E.A + "" + E.B + E.C + E.D + "\n");
local neg = [1 -1];
print(neg.len() + "\n");
