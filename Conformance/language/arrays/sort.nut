// The reference's heapsort, exactly: order of calls, instability, errors.
function show(a) { local s = ""; foreach (v in a) s += v + " "; print(s + "\n") }
local a = [5, 3, 9, 1, 7, 2, 8]; a.sort(); show(a); a = ["b", "a", "C", "aa", ""]; a.sort(); show(a); a = [2.5, 1, 3, 0.5, -1]; a.sort(); show(a);
a = [3, null, 1]; a.sort(); print((a[0] == null) + " " + a[1] + a[2] + "\n"); a = [true, false, true]; a.sort(); show(a);
a = [5, 3, 1, 4]; a.sort(@(x, y) y <=> x); show(a);
local calls = ""; a = [3, 1, 2, 5, 4]; a.sort(function(x, y) { calls += x + "" + y + " "; return x <=> y }); print(calls + "\n"); show(a);
local recs = []; foreach (i, n in [3, 1, 2, 1, 3, 2, 1]) recs.append({ n = n, i = i }); recs.sort(@(x, y) x.n <=> y.n); foreach (r in recs) print(r.n + ":" + r.i + " "); print("\n");
a = [1, 2, 3, 4, 5, 6]; a.sort(@(x, y) 0); show(a); a = [1, 2, 3, 4]; a.sort(@(x, y) 1.9); show(a); a = [1, 2, 3, 4]; a.sort(@(x, y) 0.5); show(a);
foreach (f in [@(x, y) x < y, @(x, y) null, @(x, y) "1", function(x, y) {}, @(x) 0, @(x, y) {}]) try { local b = [2, 1, 3]; b.sort(f); show(b) } catch (e) { print(e + "\n") }
try { [1, "a"].sort() } catch (e) { print(e + "\n") } try { [{}, []].sort() } catch (e) { print(e + "\n") }
try { [2, 1].sort(@(x, y) -1) } catch (e) { print(e + "\n") } try { [3, 2, 1].sort(function(x, y) { throw { code = 5 } }) } catch (e) { print(typeof e + " " + e + "\n") }
try { [2, 1].sort(function(x, y) { throw "text" }) } catch (e) { print(e + "\n") }
a = []; a.sort(); a = [1]; a.sort(function(x, y) { throw "not called" }); show(a);
local seed = 12345; local big = []; for (local i = 0; i < 200; i++) { seed = seed * 1103515245 + 12345; big.append((seed >>> 16) % 50) } local pairs = big.map(@(v) [v, 0]); foreach (i, p in pairs) p[1] = i; pairs.sort(@(x, y) x[0] <=> y[0]); local line = ""; foreach (p in pairs) line += p[0] + "." + p[1] + " "; print(line + "\n");
print(([3, 1, 2].sort() == null) + "\n");
local nested = [3, 2, 1]; nested.sort(function(x, y) { local in2 = [y, x]; in2.sort(); return x <=> y }); show(nested);
