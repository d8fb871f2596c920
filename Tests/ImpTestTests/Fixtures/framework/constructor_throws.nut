// settings: timeout = 2
// A constructor that throws ends the run; there is no result.

class ConstructorThrows extends ImpTestCase {
    constructor() { throw "not constructed"; }
    function testA() { info("never"); }
}

class Other extends ImpTestCase {
    function testA() { info("reached"); }
}
