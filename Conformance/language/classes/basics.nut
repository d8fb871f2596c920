// Fields, methods, constructors, instances.
class Point { x = 0; y = 0; constructor(x = 0, y = 0) { this.x = x; this.y = y } function add(o) { return Point(x + o.x, y + o.y) } function text() { return "(" + x + "," + y + ")" } }
print(Point().text() + Point(1).text() + Point(1, 2).add(Point(3, 4)).text() + "\n");
local p = Point(5, 6); p.x = 7; p["y"] = 8; p.x += 1; p.y++;
print(p.text() + " " + p.x + p["y"] + "\n");
try { Point(1, 2, 3) } catch (e) { print(e + "\n") }
class Empty {}
print(typeof Empty(1, 2, 3) + "\n");
class Shared { list = []; n = 0 }
local a = Shared(), b = Shared();
a.list.append(1); a.n = 5;
print(b.list.len() + " " + b.n + " " + Shared.list.len() + "\n");
class Ret { constructor() { return 5 } }
print(typeof Ret() + "\n");
local Anon = class { v = 1; function get() { return v } };
print(Anon().get() + "\n");
class Keys { ["a b"] = 1; [1 + 1] = "two"; static S = "static"; function f() { return this["a b"] + this[2] + S } }
print(Keys().f() + Keys.S + "\n");
local m = p.text; print(m.call(Point(9, 9)) + " ");
local bound = p.text.bindenv(p); print(bound() + "\n");
print((p.getclass() == Point) + " " + (Point.instance().x) + "\n");
class SelfRef { static count = [0]; constructor() { count[0]++ } }
SelfRef(); SelfRef(); print(SelfRef.count[0] + "\n");
local inst = Point(1, 1); local twin = clone inst; twin.x = 2; print(inst.x + " " + twin.x + "\n");
class Lazy { value = null; function get() { if (value == null) value = "computed"; return value } }
local l = Lazy(); print(l.get() + l.value + "\n");
print(("text" in p) + " " + ("x" in p) + " " + ("q" in p) + " " + ("text" in Point) + "\n");
class Chain { n = 0; function add(k) { n += k; return this } } print(Chain().add(1).add(2).n + "\n");
function make() { return class { tag = "made" } } print((make() == make()) + " " + make()().tag + "\n");
