// 'in' looks raw: no delegates, no metamethods, no errors.
local t = { a = 1, [5] = 2, [1.5] = 3 };
t.setdelegate({ b = 1, _get = function(k) { return 1 } });
print(("a" in t) + " " + ("b" in t) + " " + ("zzz" in t) + " " + (5 in t) + " " + (1.5 in t) + " " + (null in t) + "\n");
print(("len" in t) + " " + ("len" in "abc") + " " + ("len" in []) + "\n");
local a = [10, 20];
print((0 in a) + " " + (1 in a) + " " + (2 in a) + " " + (-1 in a) + " " + (1.9 in a) + " " + ("0" in a) + " " + (10 in a) + "\n");
print((0 in "ab") + " " + (2 in "ab") + "\n");
class B { x = 1; static s = 2; function m() {} function _add(o) {} }
class C extends B { y = 1 }
local c = C();
foreach (k in ["x", "y", "s", "m", "_add", "z"]) print((k in C) + "/" + (k in c) + " ");
print("\n");
print((1 in 5) + " " + (1 in null) + " " + ("a" in true) + "\n");
print(!("a" in t) + "\n");
