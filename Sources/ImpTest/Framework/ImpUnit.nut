// The names by which the program around a test suite reaches the framework.
function __module_impUnit() {
    return { ImpTestCase = ImpTestCase, ImpUnitRunner = ImpUnitRunner };
}

class ImpUnit {
    static VERSION = "1.2.3";
}

// Filled at the end. It has its place here because the order in which names come into the root table decides in which
// order a walk finds the test cases that follow.
__module_impUnit_exports <- null;

