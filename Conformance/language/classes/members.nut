// Statics, adding members, locking, attributes, raw access.
class A { static s = 1; f = 2; function m() { return "m" } }
A.added <- "field added"; A.method <- function() { return "method added " + f }; A.f <- 3;
print(A().added + ", " + A().method() + ", " + A().f + "\n");
foreach (g in [function() { A.late <- 1 }, function() { A.f <- 9 }]) try { g() } catch (e) { print(e + "\n") }
A.latefn <- function() { return "late function" }; print(A().latefn() + "\n");
A.m <- function() { return "replaced" }; print(A().m() + "\n");
local a = A();
foreach (g in [function() { a.s = 5 }, function() { a.m = 5 }, function() { A.s = 5 }, function() { a.zz = 1 }, function() { a.zz <- 1 }]) try { g() } catch (e) { print(e + "\n") }
try { A.s <- 7; print(A.s + " " + a.s + "\n") } catch (e) { print(e + "\n") }
class T </ author = "me", version = 2 /> { </ doc = "a field" /> x = 1; </ doc = "a method" /> function f() {} y = 2 }
print(T.getattributes(null).author + T.getattributes(null).version + " " + T.getattributes("x").doc + " " + T.getattributes("f").doc + " " + (T.getattributes("y") == null) + "\n");
print((T.setattributes("y", { k = 1 }) == null) + " " + T.getattributes("y").k + " " + T.setattributes("y", 5).k + " " + T.getattributes("y") + "\n");
try { T.getattributes("none") } catch (e) { print(e + "\n") }
try { T.setattributes("none", 1) } catch (e) { print(e + "\n") }
print(T.rawget("x") + " " + T.rawin("x") + " " + T.rawin("zz") + "\n");
local t = T(); t.rawset("x", 50); print(t.rawget("x") + " " + t.x + " " + t.rawin("y") + "\n");
try { t.rawset("new", 1) } catch (e) { print(e + "\n") }
try { t.rawget("new") } catch (e) { print(e + "\n") }
class N { } N.newmember("p", 5, { a = 1 }); N.rawnewmember("q", 6, null, true); print(N.p + N.q + " " + N.getattributes("p").a + " " + N().q + "\n");
local names = []; foreach (k, v in T) names.append(k); foreach (n in names) print(n + " "); print("\n");
class Inst { x = 1; constructor() { x = 2 } } print(Inst.instance().x + " " + Inst().x + "\n");
class One { static function sf(a) { return "static " + a } } print(One.sf(1) + " " + One().sf(2) + "\n");
class Sub extends One { static k = "sub" } print(Sub.sf(3) + Sub.k + "\n");
