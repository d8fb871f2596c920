// settings: timeout = 2; stopOnFailure = true
// A setUp that fails ends the session when stopOnFailure is set.

class First extends ImpTestCase {
    function setUp() { throw "setUp"; }
    function testA() { info("never"); }
    function tearDown() { info("tearDown"); }
}
