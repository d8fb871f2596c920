// settings: timeout = 2
// Garbage is collected before each test.

class Garbage extends ImpTestCase {
    function litter() { local a = {}, b = { a = a }; a.b <- b; return a.weakref(); }
    kept = null;
    function testA() { kept = litter(); return kept == null; }
    function testB() { return kept == null || kept.ref() == null; }
}
