// settings: timeout = 2
// setUp and tearDown that fail, throw, reject; and what a failure leaves for the next test.

class SetUpThrows extends ImpTestCase {
    function setUp() { throw "no set-up"; }
    function testA() { info("still runs"); }
    function tearDown() { info("so does this"); }
}

class SetUpRejects extends ImpTestCase {
    function setUp() { return Promise.reject("rejected set-up"); }
    function testA() { info("still runs"); }
}

class TearDownThrows extends ImpTestCase {
    state = 0;
    function testA() { state++; throw "A"; }
    function testB() { return "state " + state; }
    function tearDown() { assertTrue(false, "in tearDown"); }
}

