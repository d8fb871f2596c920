// settings: timeout = 2
// What messages carry: returned, thrown and resolved values, info and commands.

class Returned extends ImpTestCase {
    function testA() { return null; }
    function testB() { return 0; }
    function testC() { return "text with \"quotes\" and \\ and\nlines"; }
    function testD() { return [1, [2, "3"], null]; }
    function testE() { return { a = { b = 1.5 } }; }
    function testF() { return false; }
    function testG() { return 0.1; }
    function testH() { local b = blob(2); b[0] = 65; b[1] = 66; return b; }
    function testI() { return function() {}; }
    function testJ() { return class { x = 1; }; }
    function testK() { return class { x = 1; function _serialize() { return "by itself"; } }(); }
    function testL() { return "\xc3\xb9 \xe2\x88\x86"; }
    function testM() { return this.getclass() == Returned; }
    function testO() { return ""; }
    function testP() { return {}; }
}

class Thrown extends ImpTestCase {
    function testA() { throw "text"; }
    function testB() { throw 5; }
    function testC() { throw { a = 1 }; }
    function testD() { throw null; }
    function testE() { return this.nothing; }
    function testF() { return null + 1; }
    function testG() { undefinedFunction(); }
    function testH() { throw [1, 2]; }
    function testI() { local b = blob(1); b[0] = 65; throw b; }
    function testJ() { throw class { x = 1; }(); }
    function testK() { throw function() {}; }
    function testL() { return Promise.reject({ reason = "table" }); }
    function testM() { return Promise.reject(null); }
    function testN() { return Promise.resolve([1, { a = null }]); }
    function testO() { throw true; }
}

class Info extends ImpTestCase {
    function testA() { info("text"); info(5); info(null); info([1, { a = 2 }]); info({ b = 3 }); info(1.5); info(true); }
    function testB() { info(); }
    function testC() { return info("the result"); }
    function testD() { info(class { x = 1; }); info(function() {}); local b = blob(1); b[0] = 66; info(b); }
    function testE() { info("a", "b"); }
}

class Command extends ImpTestCase {
    function testA() { runCommand("echo 123"); }
    function testB() { runCommand(); }
    function testC() { runCommand(5); runCommand(["a"]); runCommand(null); }
    function testD() { return runCommand("echo \"quoted\""); }
}

class Counting extends ImpTestCase {
    function testA() { assertTrue(true); assertEqual(1, 1); assertDeepEqual([1], [1]); assertGreater(2, 1); assertLess(1, 2); assertClose(1, 1, 0); assertBetween(1, 0, 2); assertThrowsError(function() { throw 1; }, this); }
    function testB() { try { assertTrue(false); } catch (e) {} try { assertDeepEqual(1, 2); } catch (e) {} return assertions; }
    function testC() { try { assertDeepEqual([[1, 2], 3], [[1, 2], 4]); } catch (e) {} return assertions; }
    function testD() { try { assertThrowsError(function() { assertTrue(true); }, this, []); } catch (e) {} return assertions; }
}

class Session extends ImpTestCase {
    function testA() { return typeof runner + " " + (runner instanceof ImpUnitRunner) + " " + session; }
    function testB() { return runner.session + " " + runner.timeout; }
    function testC() {
        local names = [];
        foreach (name, value in getroottable()) if (name.find("__") == 0) names.push(name);
        names.sort();
        return names;
    }
}
