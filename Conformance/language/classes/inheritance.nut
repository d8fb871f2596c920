// extends, base, overriding, instanceof, getbase.
class A { name = "a"; constructor(n = "dflt") { name = n } function hello() { return "A " + name } function who() { return "A" } static S = "sa" }
class B extends A { extra = 1; constructor(n) { base.constructor(n + "!"); extra = 2 } function who() { return "B>" + base.who() } }
class C extends B { constructor() { base.constructor("c") } function who() { return "C>" + base.who() } function hello() { return "<" + base.hello() + ">" } }
print(A().hello() + ", " + B("b").hello() + ", " + C().hello() + "\n");
print(A().who() + " " + B("").who() + " " + C().who() + "\n");
print(C().extra + " " + C().S + " " + C.S + "\n");
class D extends A {} print(D("inherited").hello() + "\n");
class F extends A { name = "field" } print(F.name + " " + F().name + " " + A.name + "\n");
print((C.getbase() == B) + " " + (A.getbase() == null) + "\n");
local c = C(); print((c instanceof A) + " " + (c instanceof B) + " " + (c instanceof D) + "\n");
class G extends B { function viaBase() { return base.extra + " " + extra + " " + base.name } constructor() { base.constructor("g") } }
print(G().viaBase() + "\n");
A.late <- function() { return "late " + name };
try { print(C().late()) } catch (e) { print(e + "\n") }
B.late2 <- function() { return "late2" };
try { print(B("x").late2() + "\n") } catch (e) { print(e + "\n") }
class H extends A { function hello() { local f = @() base.hello(); return f() } }
try { print(H("h").hello() + "\n") } catch (e) { print(e + "\n") }
foreach (bad in [5, null, {}, "s", A()]) try { class X extends bad {} } catch (e) { print(e + "\n") }
local expr = { K = A }; class I extends expr.K {} print(I("expr").hello() + "\n");
function pick(x) { return x ? A : B } class J extends pick(true) {} print(J().who() + "\n");
class K0 { function f() { return "k0" } } class K1 extends K0 { f = "now a field" }
try { print(K1().f + "\n") } catch (e) { print(e + "\n") }
class L0 { v = 1 } class L1 extends L0 { function v() { return 2 } }
try { print(typeof L1().v + " " + typeof L1.v + "\n") } catch (e) { print(e + "\n") }
function outer() { return base }
print((outer() == null) + "\n");
