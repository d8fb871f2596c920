// settings: timeout = 2
// What every assertion accepts, what it says, and that each counts.

class Truth extends ImpTestCase {
    function test01() { assertTrue(true); }
    function test02() { assertTrue(1); assertTrue("x"); assertTrue([]); assertTrue(""); }
    function test03() { assertTrue(false); }
    function test04() { assertTrue(null); }
    function test05() { assertTrue(0); }
    function test06() { assertTrue(0.0); }
    function test07() { assertTrue(false, "of my own"); }
    function test08() { assertTrue(false, "with %s inside"); }
    function test09() { assertTrue(false, 5); }
    function test10() { assertTrue(false, null); }
    function test11() { return assertTrue(true); }
    function test12() { assertTrue(); }
    function test13() { assertTrue(false, ""); }
    function test14() { assertTrue(false, "100%"); }
}

class Equality extends ImpTestCase {
    function test01() { assertEqual(1, 1); }
    function test02() { assertEqual(1, 2); }
    function test03() { assertEqual(1, 1.0); }
    function test04() { assertEqual("1", 1); }
    function test05() { assertEqual(null, false); }
    function test06() { assertEqual(true, false); }
    function test07() { assertEqual([1], [1]); }
    function test08() { local a = [1]; assertEqual(a, a); }
    function test09() { assertEqual(1, 2, "mine"); }
    function test10() { assertEqual(1, 2, "mine %s and %s"); }
    function test11() { assertEqual("a", "b", "only %s"); }
    function test12() { assertEqual("a", "b", "%s %s %s"); }
    function test13() { assertEqual(1.5, 2.25); }
    function test14() { assertEqual(null, "x"); }
    function test15() { assertEqual("a\"b", "c\nd"); }
    function test16() { assertEqual(1, 2, "%d is not %d"); }
    function test17() { assertEqual("100%", "50%"); }
    function test18() { assertEqual("a%sb", "c%dd"); }
    function test19() { assertEqual(0x7fffffff, -2147483648); }
    function test20() { assertEqual(1); }
    function test21() { assertEqual(0.1, 0.2); }
    function test22() { assertEqual(1, 2, null); }
    function test23() { assertEqual("", null); }
}

class Order extends ImpTestCase {
    function test01() { assertGreater(2, 1); assertLess(1, 2); }
    function test02() { assertGreater(1, 2); }
    function test03() { assertGreater(2, 2); }
    function test04() { assertLess(2, 1); }
    function test05() { assertLess(2, 2); }
    function test06() { assertGreater("b", "a"); assertLess("a", "b"); }
    function test07() { assertGreater("a", "b"); }
    function test08() { assertGreater(1.5, 2); }
    function test09() { assertGreater(1, 2, "mine %s > %s"); }
    function test10() { assertLess(2, 1, "mine"); }
    function test11() { assertGreater(1, "a"); }
    function test12() { assertLess(null, 1); }
    function test13() { assertGreater(null, 1); }
    function test14() { assertLess(1, null); }
    function test15() { assertGreater([], {}); }
}

class Closeness extends ImpTestCase {
    function test01() { assertClose(10, 9, 2); assertClose(10, 9, 1); assertClose(10, 11, 1); assertClose(9, 10, 1.0); }
    function test02() { assertClose(10, 9, 0.5); }
    function test03() { assertClose(10, 11, 0.5); }
    function test04() { assertClose(1.0, 1.5, 0.25, "mine"); }
    function test05() { assertClose(1, 2, 0, "%s %s %s"); }
    function test06() { assertClose(1, 2, -1); }
    function test07() { assertClose(1, 1, -1); }
    function test08() { assertClose("a", 1, 1); }
    function test09() { assertClose(1, null, 1); }
    function test10() { assertClose(0.1, 0.2, 0.05); }
    function test11() { assertClose(1, 1.3, 0.3); }
    function test12() { assertClose(1, 1); }
}

class Between extends ImpTestCase {
    function test01() { assertBetween(10, 9, 11); assertBetween(9, 9, 11); assertBetween(11, 9, 11); assertBetween(10, 11, 9); }
    function test02() { assertBetween(10, 11, 12); }
    function test03() { assertBetween(10, 12, 11); }
    function test04() { assertBetween(1.5, 2, 3.25); }
    function test05() { assertBetween(10, 11, 12, "mine"); }
    function test06() { assertBetween(10, 12, 11, "%s %s %s"); }
    function test07() { assertBetween("b", "a", "c"); }
    function test08() { assertBetween("d", "a", "c"); }
    function test09() { assertBetween(null, 1, 2); }
    function test10() { assertBetween("x", 1, 2); }
    function test11() { assertBetween(13, 11, 12); }
}

class Throwing extends ImpTestCase {
    field = 7;
    function test01() { return assertThrowsError(function(a) { throw a; }, this, ["abc"]); }
    function test02() { assertThrowsError(function() {}, this, []); }
    function test03() { assertThrowsError(function() {}, this, [], "mine"); }
    function test04() { return assertThrowsError(function() { throw field; }, this, []); }
    function test05() { return assertThrowsError(function() { throw { a = 1 }; }, this, []); }
    function test06() { return assertThrowsError(function(a) { throw "never"; }, this, []); }
    function test07() { return assertThrowsError(function() { throw null; }, this, []); }
    function test08() { return assertThrowsError(function() { return this.nothing; }, {}, []); }
    function test09() { return assertThrowsError(function() { throw x; }, { x = "from the table" }, []); }
    function test10() { return assertThrowsError("no function", this, []); }
    function test11() { return assertThrowsError(function() { assertTrue(false, "inside"); }, this, []); }
    function test12() { return assertThrowsError(server.log, server, []); }
    function test14() { return assertThrowsError(function() { throw "default"; }); }
    function test15() { assertThrowsError(function() {}, this, [], "%s percent"); }
    function test16() { assertThrowsError(@(a, b) a + b, this, [1, 2]); }
    function test17() { return assertThrowsError(function() { throw ""; }, this, []); }
    function test18() { return assertThrowsError(function() { throw false; }, this, []); }
}
