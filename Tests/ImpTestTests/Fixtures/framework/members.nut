// settings: timeout = 2
// Fields that hold functions are tests, too.

class Holder extends ImpTestCase {
    testFunction = function() { return "from a field"; };
    testLambda = @() "from a lambda";
    testArgs = function(a = 3) { return a; };
    testNeedsOne = function(a) { return a; };
}
