// Every method of arrays.
function show(a) { local s = "["; foreach (i, v in a) s += (i ? "," : "") + (v == null ? "null" : typeof v == "array" ? "[" + v.len() + "]" : v); print(s + "]\n") }
local a = [3, 1, 2]; a.append(5); a.push(6); a.extend([7, 8]); show(a);
print(a.pop() + " " + a.top() + " " + a.len() + "\n"); a.insert(0, "first"); a.insert(3, "mid"); a.insert(a.len(), "last"); show(a);
print(a.remove(0) + a.remove(2) + a.remove(a.len() - 1) + "\n"); show(a);
a.sort(); show(a); a.reverse(); show(a); a.resize(7); show(a); a.resize(2); show(a); a.resize(4, "x"); show(a);
show([1, 2, 3, 4].slice(1)); show([1, 2, 3, 4].slice(1, 3)); show([1, 2, 3, 4].slice(-2)); show([1, 2, 3, 4].slice(0, -1)); show([1, 2].slice(0)); show([1, 2].slice(2));
foreach (f in [@() [1, 2].slice(3), @() [1, 2].slice(0, 5), @() [1, 2].slice(2, 1), @() [].pop(), @() [].top(), @() [1].remove(1), @() [1].remove(-1), @() [1].insert(3, 0), @() [1].extend(5)]) try { f(); print("no error\n") } catch (e) { print(e + "\n") }
show([1, 2, 3].map(@(x) x * 2)); local ap = [1, 2, 3]; ap.apply(@(x) x + 10); show(ap); show([1, 2, 3, 4].filter(@(i, v) v % 2 == 0)); show(["a", "b", "c"].filter(@(i, v) i != 1));
print([1, 2, 3, 4].reduce(@(a, b) a + b) + " " + [9].reduce(@(a, b) a + b) + " " + ([].reduce(@(a, b) a) == null) + " " + ["a", "b"].reduce(@(a, b) a + b) + "\n");
print([5, 6, 7].find(6) + " " + ([5].find(9) == null) + " " + ["a", 1.0].find(1) + " " + [1, 1].find(1) + "\n");
a = [1, 2]; a.clear(); show(a); show(array(3)); show(array(2, "f")); show(array(0));
local c = [1, [2]]; local d = clone c; d[0] = 9; d[1].append(3); print(c[0] + " " + c[1].len() + "\n");
show([[1], [2, 3], []]); print([1, 2].tostring().slice(0, 8) + "\n"); print(typeof [].weakref() + "\n");
local self = [1, 2, 3]; self.extend(self); show(self); self.append(self.len()); show(self);
a = [1, 2, 3]; a[1.9] = "t"; print(a[1.2] + "\n"); a[0] += 5; a[2]--; show(a);
print([1, 2, 3].map(function(x) { return this.len() + x })[0] + "\n");
foreach (f in [@() [1].map(@() 1), @() [1].map(@(a, b) 1), @() [1].map(5), @() [1].reduce(), @() [1, 2].filter(@(x) x)]) try { f(); print("no error\n") } catch (e) { print(e + "\n") }
a = []; for (local i = 0; i < 100; i++) a.append(i * i % 17); a.sort(@(x, y) x <=> y); print(a[0] + " " + a[50] + " " + a[99] + "\n");
print(a.remove(1.9) + " " + [1, 2, 3].slice(0.9, 2.9).len() + "\n");
local mixed = [1, "a", null, 2.5, true, {}, []]; foreach (m in mixed) print(typeof m + " "); print("\n");
