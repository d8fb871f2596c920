// settings: timeout = 2
// assertDeepEqual: what is equal, and how the first difference is named.

class Point { x = 0; y = 0; constructor(x, y) { this.x = x; this.y = y; } function len() { return x; } function _tostring() { return "(" + x + ", " + y + ")"; } }
class Point3 extends Point { z = 0; }

class Deep extends ImpTestCase {
    function nested(n, leaf) { for (local i = 0; i < n; i++) leaf = [leaf]; return leaf; }
    function chain(n, leaf) { for (local i = 0; i < n; i++) leaf = { a = leaf }; return leaf; }
    function bytes(...) { local b = blob(vargv.len()); foreach (i, v in vargv) b[i] = v; return b; }

    function test01() { assertDeepEqual(1, 1); assertDeepEqual("a", "a"); assertDeepEqual(null, null); assertDeepEqual([], []); assertDeepEqual({}, {}); }
    function test02() { assertDeepEqual(1, 2); }
    function test03() { assertDeepEqual(1, 1.0); }
    function test04() { assertDeepEqual(1, "1"); }
    function test05() { assertDeepEqual({ a = { b = 1 } }, { a = { _b = 0 } }); }
    function test06() { assertDeepEqual({ a = { b = 1 } }, { a = { b = 1, c = 2 } }); }
    function test07() { assertDeepEqual({ a = { b = 1 } }, { a = { b = 0 } }); }
    function test08() { assertDeepEqual([1, 2, 3], [1, 2, 3]); assertDeepEqual([1, [2, { x = 3 }]], [1, [2, { x = 3 }]]); }
    function test09() { assertDeepEqual([1, 2, 3], [1, 2]); }
    function test10() { assertDeepEqual([1, 2], [1, 2, 3]); }
    function test11() { assertDeepEqual([1, [2, [3]]], [1, [2, [4]]]); }
    function test12() { assertDeepEqual([1], { [0] = 1 }); }
    function test13() { assertDeepEqual({ a = null }, {}); }
    function test14() { assertDeepEqual({}, { a = null }); }
    function test15() { assertDeepEqual({ a = null }, { a = null }); }
    function test16() { assertDeepEqual({ a = [] }, { a = {} }); }
    function test17() { assertDeepEqual({ a = 1 }, { a = "1" }); }
    function test18() { assertDeepEqual({ [1] = 2, [true] = 3 }, { [1] = 2, [true] = 4 }); }
    function test19() { assertDeepEqual(1, 2, "mine"); }
    function test20() { assertDeepEqual({ a = 1 }, { a = 2 }, "%s %s %s"); }
    function test21() { assertDeepEqual({ a = 1 }, { a = 2 }, "%s only"); }
    function test22() { assertDeepEqual({ a = 1 }, { b = 2 }, "missing: %s"); }
    function test23() { assertDeepEqual(bytes(1, 2, 3), bytes(1, 2, 3)); assertDeepEqual(blob(0), blob(0)); }
    function test24() { assertDeepEqual(bytes(1, 2, 3), bytes(1, 2, 4)); }
    function test25() { assertDeepEqual(bytes(1, 2, 3), bytes(1, 2)); }
    function test26() { assertDeepEqual(bytes(1, 2), bytes(1, 2, 3)); }
    function test27() { assertDeepEqual({ b = bytes(1) }, { b = bytes(2) }); }
    function test28() { local a = bytes(1, 2), b = bytes(1, 2); a.seek(1); b.seek(0); assertDeepEqual(a, b); return a.tell() + " " + b.tell(); }
    function test29() { assertDeepEqual(Point(1, 2), Point(1, 2)); }
    function test30() { assertDeepEqual(Point(1, 2), Point(1, 3)); }
    function test31() { assertDeepEqual(Point, Point); }
    function test32() { assertDeepEqual(Point, Point3); }
    function test33() { assertDeepEqual(Point3, Point); }
    function test34() { assertDeepEqual(function() {}, function() {}); }
    function test35() { local f = function() {}; assertDeepEqual(f, f); assertDeepEqual([f], [f]); }
    function test36() { assertDeepEqual(null, {}); }
    function test37() { assertDeepEqual(true, 1); }
    function test38() { assertDeepEqual("", []); }
    function test39() { assertDeepEqual({ a = 1 }, null); }
    function test40() { assertDeepEqual("abc", "abd"); }
    function test41() { assertDeepEqual(nested(30, 1), nested(30, 1)); }
    function test42() { assertDeepEqual(nested(31, 1), nested(31, 1)); }
    function test43() { assertDeepEqual(nested(32, 1), nested(32, 1)); }
    function test44() { assertDeepEqual(nested(33, 1), nested(33, 1)); }
    function test45() { assertDeepEqual(nested(34, 1), nested(34, 1)); }
    function test46() { assertDeepEqual(nested(31, 1), nested(31, 2)); }
    function test47() { assertDeepEqual(nested(32, 1), nested(32, 2)); }
    function test48() { assertDeepEqual(nested(33, 1), nested(33, 2)); }
    function test49() { assertDeepEqual(chain(32, 1), chain(32, 1)); }
    function test50() { assertDeepEqual(chain(33, 1), chain(33, 1)); }
    function test51() { local a = {}, b = {}; a.a <- a; b.a <- b; assertDeepEqual(a, b); }
    function test52() { local a = {}; a.a <- a; assertDeepEqual(a, a); }
    function test53() { assertDeepEqual(0.1, 0.1); assertDeepEqual(0.1, 0.25); }
    function test54() { assertDeepEqual({ a = 1, b = 2, c = 3 }, { a = 1, b = 5, c = 6 }); }
    function test55() { assertDeepEqual([[1, 2], [3, 4]], [[1, 2], [3, 5]]); }
    function test56() { assertDeepEqual({ ["a.b"] = 1 }, { ["a.b"] = 2 }); }
    function test57() { assertDeepEqual({ a = function() {} }, { a = function() {} }); }
    function test58() { local p = Point(1, 2); assertDeepEqual(p, p); }
    function test59() { assertDeepEqual({ a = Point(1, 2) }, { a = Point(1, 2) }); }
    function test60() { local p = Point(1, 2); assertDeepEqual({ a = p }, { a = p }); }
    function test61() { assertDeepEqual({ a = Point(1, 2) }, { a = Point3(1, 2) }); }
    function test62() { assertDeepEqual([null], [null]); assertDeepEqual([null], [1]); }
    function test63() { assertDeepEqual([], null); }
    function test64() { assertDeepEqual([1], [1], "unused"); assertDeepEqual(); }
    function test65() { assertDeepEqual({ a = "50%" }, { a = "%s" }); }
    function test66() { assertDeepEqual({ a = 1 }, { a = 2 }, null); }
    function test67() { local t = { a = 1 }; assertDeepEqual(t.weakref(), { a = 1 }); assertDeepEqual({ w = t.weakref() }, { w = t }); }
    function test68() { assertDeepEqual({ a = 1 }, Point(1, 2)); }
    function test69() { assertDeepEqual([1, { a = 2 }], [1, { a = [] }]); }
}

class DeepMeta extends ImpTestCase {
    function test1() { local C = class { v = 0; constructor(v) { this.v = v; } function _nexti(i) { return i == null ? "v" : null; } }; assertDeepEqual(C(1), C(2)); }
    function test2() { local C = class { v = 0; constructor(v) { this.v = v; } function _nexti(i) { return i == null ? "v" : null; } }; assertDeepEqual(C(1), C(1)); }
    function test3() { local C = class { v = 0; constructor(v) { this.v = v; } function _cmp(o) { return v <=> o.v; } }; assertDeepEqual(C(1), C(1)); }
    function test4() { local C = class { function _typeof() { return "table"; } a = 1; }; assertDeepEqual(C(), { a = 1 }); }
    function test5() { local d = {}; d.setdelegate({ inherited = 1 }); assertDeepEqual(d, {}); }
    function test6() { local d = {}; d.setdelegate({ inherited = 1 }); assertDeepEqual({ inherited = 1 }, d); }
}
