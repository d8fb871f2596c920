// settings: timeout = 2; stopOnFailure = true
// A failure ends the session when stopOnFailure is set.

class First extends ImpTestCase {
    function setUp() { info("setUp"); }
    function testA() { assertTrue(true); }
    function testB() { assertTrue(false); }
    function testC() { info("never"); }
    function tearDown() { info("tearDown"); }
}

class Second extends ImpTestCase {
    function testA() { info("never"); }
}
