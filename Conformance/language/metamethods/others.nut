// _call _cmp _typeof _tostring _nexti _cloned _newslot _delslot.
class C { n = 0; constructor(n) { this.n = n } function _cmp(o) { return n <=> o.n } function _tostring() { return "C" + n } function _typeof() { return "Cee" } function _call(env, a, b = 2) { return typeof env + a + b + n } function _cloned(o) { n = o.n + 100 } }
print((C(1) < C(2)) + " " + (C(2) <= C(1)) + " " + (C(1) <=> C(1)) + " " + (C(3) > C(2)) + " " + (C(1) == C(1)) + " " + (C(3) >= C(3)) + "\n");
print(C(5) + " " + C(5).tostring() + " " + typeof C(5) + " " + type(C(5)) + "\n");
print(C(9)(1) + " " + C(9)(1, 3) + "\n");
try { C(9)() } catch (e) { print(e + "\n") }
print((clone C(1)).n + "\n");
local sorted = [C(3), C(1), C(2)]; sorted.sort(); foreach (c in sorted) print(c + " "); print("\n");
class BadCmp { function _cmp(o) { return "x" } } try { BadCmp() < BadCmp() } catch (e) { print(e + "\n") }
class FloatCmp { function _cmp(o) { return 1.5 } } try { print(FloatCmp() < FloatCmp()) } catch (e) { print(e + "\n") }
class NoText { function _tostring() { return 5 } } print(("" + NoText()).slice(0, 10) + "\n");
class It { list = null; constructor(...) { list = vargv } function _nexti(i) { if (i == null) return list.len() ? 0 : null; return i + 1 < list.len() ? i + 1 : null } function _get(i) { return list[i] } }
foreach (i, v in It("a", "b", "c")) print(i + v + " "); foreach (v in It()) print("never"); print("\n");
class BadIt { function _nexti(i) { return "zz" } } try { foreach (v in BadIt()) print("?") } catch (e) { print(e + "\n") }
local t = {}; t.setdelegate({ _newslot = function(k, v) { rawset(k, "via newslot " + v) }, _delslot = function(k) { return "deleted " + k } });
t.a <- 1; print(t.a + " "); t.a <- 2; print(t.a + "\n"); print(delete t.a + " " + delete t.zz + "\n");
class S { data = {}; function _newslot(k, v) { data[k] <- v } function _delslot(k) { return delete data[k] } function _get(k) { return data[k] } }
local s = S(); s.x <- 5; print(s.x + " " + delete s.x + " " + s.data.len() + "\n");
local ct = { v = 1 }; ct.setdelegate({ _cloned = function(o) { v = o.v + 1 }, _call = function(env, x) { return "table call " + x + v }, _cmp = function(o) { return v - o.v }, _tostring = @() "T" + v });
local c2 = clone ct; print(c2.v + " " + ct(3) + " " + (ct < c2) + " " + c2 + "\n");
local counter = 0; class K { function _cmp(o) { counter++; return 0 } } local k = K(); k < k; k <= k; print(counter + " "); k < K(); print(counter + "\n");
class Eq { v = 1; function _cmp(o) { return 0 } } print((Eq() == Eq()) + " " + (Eq() <= Eq()) + "\n");
switch (C(1)) { case C(1): print("equal"); break; default: print("identity\n") }
if (C(1) < C(2) && !(C(2) < C(1))) print("fused\n"); while (C(2) < C(1)) print("never");
for (local i = C(0); i < C(3); i = C(i.n + 1)) print(i + " "); print("\n");
