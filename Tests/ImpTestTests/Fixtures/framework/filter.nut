// settings: timeout = 2
// Selected classes and tests.

class Apple extends ImpTestCase {
    function setUp() { info("setUp"); }
    function testOne() { info("one"); }
    function testTwo() { info("two"); }
    function tearDown() { info("tearDown"); }
}

class Banana extends ImpTestCase {
    function testOne() { info("one of Banana"); }
    function testOneMore() { info("one more"); }
}

class Applepie extends Apple {
}
