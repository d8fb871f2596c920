// _newmember, _inherited, constructors through other ways, classes as values.
class M { function _newmember(name, value, attrs, isstatic) { rawnewmember(name + "_", value, attrs, isstatic); log.append(name + ":" + typeof value + ":" + isstatic + (attrs ? ":" + attrs.a : "")) } }
log <- [];
class N extends M { x = 1; static y = 2; </ a = "at" /> function f() { return "f" } }
foreach (l in log) print(l + " "); print(N.x_ + N.y_ + N().f_() + "\n");
class P { function _inherited(attrs) { ::seen <- typeof this + (attrs ? attrs.tag : "") ; ::mark <- this } }
class Q extends P </ tag = "T" /> { v = 1 }
print(seen + " " + (mark == Q) + "\n");
local list = [class { n = 1 }, class { n = 2 }]; foreach (c in list) print(c().n); print("\n");
class R { a = 0; constructor(a) { this.a = a } }
local r = R.instance(); R.constructor.call(r, 5); print(r.a + "\n");
function factory(base_) { return class extends base_ { function hi() { return "hi " + a } } } print(factory(R)(7).hi() + "\n");
local t = { K = class { v = "in table" } }; print(t.K().v + " " + (t.K() instanceof t.K) + "\n");
class t.Named { v = "named in table" } print(t.Named().v + "\n");
class S { inner = null; constructor() { inner = class { z = 3 } } } print(S().inner().z + "\n");
class U { function get() { return this } } local u = U(); print((u.get() == u) + "\n");
print([1, 2, 3].map(@(x) R(x)).map(@(r) r.a).reduce(@(a, b) a + b) + "\n");
class W { v = 1; function _call(env, x) { return v + x } } print(W()(5) + "\n");
