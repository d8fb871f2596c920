// settings: timeout = 2; stopOnFailure = true
// A rejection or a time-out ends the session when stopOnFailure is set.

class First extends ImpTestCase {
    function testA() { return Promise(function(ok, no) { imp.wakeup(1, @() ok(1)); }); }
    function testB() { return Promise(function(ok, no) { imp.wakeup(9, @() ok("late")); }); }
    function testC() { info("never"); }
    function tearDown() { info("tearDown"); }
}
