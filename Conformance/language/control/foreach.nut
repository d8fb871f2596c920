// foreach over every kind of value.
foreach (v in [10, 20, 30]) print(v + " ");
foreach (i, v in [10, 20]) print(i + "=" + v + " ");
print("\n");
foreach (c in "abc") print(c + " ");
foreach (i, c in "hi") print(i + ":" + c + " ");
print("\n");
foreach (k, v in { only = 1 }) print(k + "=" + v + " ");
foreach (v in {}) print("never");
foreach (v in []) print("never");
foreach (v in "") print("never");
print("\n");
class C { a = 1; static b = 2; function m() {} }
local names = []; foreach (k, v in C) names.append(k + ":" + typeof v);
names.sort(); foreach (n in names) print(n + " ");
print("\n");
function g() { yield "x"; yield "y"; return "not delivered" }
foreach (i, v in g()) print(i + "=" + v + " ");
print("\n");
foreach (bad in [null, 5, 1.5, true, print, C()]) try { foreach (v in bad) print("?") } catch (e) { print(e + "\n") }
local a = [1, 2, 3];
foreach (i, v in a) { if (v < 3) a.append(v * 10); print(v + " ") }
print(a.len() + "\n");
a = [1, 2, 3, 4];
foreach (i, v in a) { if (i == 0) a.remove(0); print(v + " ") }
print("\n");
foreach (v in [1, 2, 3, 4]) { if (v == 2) continue; if (v == 4) break; print(v + " ") }
print("\n");
local fs = [];
foreach (v in [1, 2, 3]) { local copy = v; fs.append(@() copy) }
foreach (f in fs) print(f() + " ");
print("\n");
local t = { a = 1, b = 2, c = 3 }, sum = 0;
foreach (k, v in t) { t[k] = v * 10; sum += v }
print(sum + " " + (t.a + t.b + t.c) + "\n");
local e = 0; function list() { e++; return [1, 2, 3] }
foreach (v in list()) ;
print(e + "\n");
foreach (i, v in [[1, 2], [3, 4]]) foreach (j, w in v) print(i + "" + j + "=" + w + " ");
print("\n");
function find(l, x) { foreach (i, v in l) if (v == x) return i; return -1 }
print(find([5, 6, 7], 7) + " " + find([], 1) + "\n");
