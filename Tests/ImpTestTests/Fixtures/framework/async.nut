// settings: timeout = 2
// Tests that return promises: how they end, and what their time-out does. The time-out is 2 s.

class Settled extends ImpTestCase {
    function later(t, f) { imp.wakeup(t, f); }
    function testA() { return Promise(function(ok, no) { ok("at once"); }); }
    function testB() { return Promise(function(ok, no) { no("at once"); }); }
    function testC() { return Promise(function(ok, no) { imp.wakeup(1, function() { ok({ late = [1, 2] }); }); }); }
    function testD() { return Promise(function(ok, no) { imp.wakeup(1, function() { no("late"); }); }); }
    function testE() { return Promise(function(ok, no) { ok(); }); }
    function testF() { return Promise(function(ok, no) { no(); }); }
    function testG() { return Promise(function(ok, no) { throw "thrown inside"; }); }
    function testH() { return Promise(function(ok, no) { ok(Promise(function(ok, no) { no("inner"); })); }); }
    function testI() { return Promise.resolve(1).then(function(v) { assertEqual(1, v); assertEqual(2, v); }.bindenv(this)); }
    function testJ() { return Promise.all([Promise.resolve(1), Promise.resolve(2)]); }
    function testK() { return Promise(function(ok, no) { ok("first"); ok("second"); no("third"); }); }
    function testL() { return { function then(a, b) { a(1); } }; }
    function testM() { return Promise(function(ok, no) { imp.wakeup(0.5, function() { assertTrue(true); info("inside"); ok(); }.bindenv(this)); }.bindenv(this)); }
}

class TimeOut extends ImpTestCase {
    function setUp() { return Promise(function(ok, no) { imp.wakeup(0.5, @() ok("set up")); }); }
    function testA() { return Promise(function(ok, no) {}); }
    function testB() { return Promise(function(ok, no) { imp.wakeup(3, @() ok("too late")); }); }
    function testC() { return Promise(function(ok, no) { imp.wakeup(3, @() no("too late")); }); }
    function testD() { return Promise(function(ok, no) { imp.wakeup(1.5, @() ok("while another's late answer comes")); }); }
    function testE() { return Promise(function(ok, no) { imp.wakeup(2, @() ok("exactly")); }); }
    function testF() { return Promise(function(ok, no) { imp.wakeup(1.99, @() ok("just")); }); }
    function tearDown() { return Promise(function(ok, no) { imp.wakeup(2.5, @() ok("torn down too late")); }); }
}

class Overrun extends ImpTestCase {
    function busy(s) { imp.sleep(s); }
    function testA() { busy(1.9); return "in time"; }
    function testB() { busy(2.5); return "too long"; }
    function testC() { busy(3); throw "too long, and thrown"; }
    function testD() { busy(2.5); return Promise(function(ok, no) { ok("asynchronous after a long time"); }); }
    function testE() { busy(2.5); return Promise(function(ok, no) { imp.wakeup(1, @() ok("asynchronous after a long time")); }); }
    function tearDown() { busy(4); }
}
