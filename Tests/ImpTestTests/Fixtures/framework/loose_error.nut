// settings: timeout = 2
// An error in a callback that nobody awaits does not end the session.

class Loose extends ImpTestCase {
    function testA() { imp.wakeup(0.5, function() { throw "loose"; }); return Promise(function(ok, no) { imp.wakeup(1, @() ok("went on")); }); }
    function testB() { server.error("an error line"); server.log("a log line"); return "B"; }
}
