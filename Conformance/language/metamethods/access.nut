// _get and _set: fallback, throwing null, compound assignment, order of lookup.
local log = "";
class P { own = 1; data = null; constructor() { data = {} }
    function _get(k) { log += "get " + k + ";"; if (k in data) return data[k]; throw null }
    function _set(k, v) { log += "set " + k + ";"; if (k == "no") throw null; data[k] <- v } }
local p = P();
p.own = 2; p.a = 5; print(p.own + " " + p.a + " " + log + "\n"); log = "";
try { p.missing } catch (e) { print(e + " " + log + "\n") } log = "";
try { p.no = 1 } catch (e) { print(e + " " + log + "\n") } log = "";
p.a += 10; print(p.a + " " + log + "\n"); log = "";
p.a++; print(p.a + " " + p.a-- + " " + ++p.a + " " + log + "\n"); log = "";
p["key " + 1] = "v"; print(p["key 1"] + " " + log + "\n"); log = "";
print(("a" in p) + " " + log + "\n");
class Q extends P { function _get(k) { if (k == "q") return "q!"; return base._get(k) } }
try { local q = Q(); print(q.q + " "); q.z = 3; print(q.z + "\n") } catch (e) { print(e + "\n") }
local t = {}; t.setdelegate({ x = "delegate slot", _get = function(k) { return "got " + k }, _set = function(k, v) { rawset(k, v + "!") } });
print(t.x + " " + t.y + " " + t[5] + "\n"); t.new = "n"; print(t.new + " " + t.rawin("new") + "\n"); t.new = "plain"; print(t.new + "\n");
class E { function _get(k) { throw "own error " + k } function _set(k, v) { throw "own set error" } }
try { E().x } catch (e) { print(e + "\n") } try { E().x = 1 } catch (e) { print(e + "\n") }
class F { function _get(k) { return @(...) k + vargv.len() } } print(F().method(1, 2) + " " + F().other() + "\n");
g <- "global"; class G { function _get(k) { throw null } function f() { return g } function h() { return nothing } } print(G().f()); try { G().h() } catch (e) { print(" " + e + "\n") }
class H { function _get(k) { return null } } print((H().x == null) + "\n");
print(H().tostring == null); print("\n");
class I { n = 0; function _get(k) { return n++ } } local i = I(); print(i.a + i.b + i["c"] + i[0] + "\n");
class J { function _set(k, v) { ::last <- k + "=" + v; return "ignored" } } print((J().x = 5) + " " + last + "\n");
