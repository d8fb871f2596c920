// settings: timeout = 2
// Which classes and which of their members are tests, and in which order they run.

class Plain {
    function testIsNoCase() { throw "a class that is no test case"; }
}

class Zebra extends ImpTestCase {
    calls = 0;
    function testB() { info("B " + ++calls); }
    function testA() { info("A " + ++calls); }
    function test10() { info("10 " + ++calls); }
    function test2() { info("2 " + ++calls); }
    function test() { info("bare " + ++calls); }
    function tested() { info("tested " + ++calls); }
    function Test1() { throw "capital"; }
    function atest() { throw "not at the beginning"; }
    function _testC() { throw "private"; }
    static function testStatic() { return "static"; }
}

class Apple extends ImpTestCase {
    function setUp() { info("setUp of Apple"); }
    function tearDown() { info("tearDown of Apple"); }
    function testOne() { info("one of Apple"); }
    function testTwo() { info("two of Apple"); }
}

class Orange extends Apple {
    function tearDown() { info("tearDown of Orange"); }
    function testTwo() { info("two of Orange"); }
    function testThree() { info("three of Orange"); }
}

class Pip extends Orange {
}

class Empty extends ImpTestCase {
}

class OnlySetUp extends ImpTestCase {
    function setUp() { info("setUp alone"); }
}

class Constructed extends ImpTestCase {
    made = null;
    constructor() { made = "made"; }
    function testMade() { return made; }
    function testThis() { return (this instanceof Constructed) + " " + (typeof this); }
}

::Alias <- Apple;

::Nested <- { Inner = class extends ImpTestCase { function testNever() { throw "in a table"; } } };

::Instance <- Apple();

local Hidden = class extends ImpTestCase { function testNever() { throw "in a local"; } };

class Attributes extends ImpTestCase </ kind = "attributes" /> {
    </ note = 1 />
    function testOne() {}
}
