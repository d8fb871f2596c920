// Runs the test cases of a program one after the other, and reports in the log.
class ImpUnitRunner {
    // Whether messages are for people, or JSON for the program that reads the log.
    readableOutput = true;
    // Marks the messages of this run.
    session = null;
    // Seconds that a method may take.
    timeout = 2;
    stopOnFailure = false;
    // The names of the class and of the test to run; empty for all.
    testClass = "";
    testCase = "";

    tests = 0;
    assertions = 0;
    failures = 0;

    _steps = null;

    function run() {
        log("SESSION_START", "");
        _steps = _plan();
        _proceed();
    }

    function log(type, message) {
        if (readableOutput) {
            local text = typeof message == "string" ? message : JSONEncoder.encode(message);
            server.log("[impUnit:" + type + "] " + text);
        } else {
            server.log(JSONEncoder.encode({ __IMPUNIT__ = 1, type = type, session = session, message = message }));
        }
    }

    // Runs what is left, up to a method that has to be waited for.
    function _proceed() {
        local step = null;
        while (!(stopOnFailure && failures > 0) && (step = resume _steps)) {
            if (!_perform(step)) return;
        }
        log("SESSION_RESULT", { tests = tests, assertions = assertions, failures = failures });
    }

    // Whether the method has ended; otherwise its promise goes on with the run.
    function _perform(step) {
        // What earlier tests left behind shall not be what this one runs out of memory with.
        collectgarbage();
        if (step.isTest) tests++;
        log("TEST_START", step.title);
        local start = _now();
        local type = "TEST_OK";
        local result = null;
        try {
            result = step.method();
        } catch (error) {
            type = "TEST_FAIL";
            result = error;
        }
        if (type == "TEST_OK" && result instanceof Promise) {
            _await(step, result);
            return false;
        }
        _endInTime(step, type, result, _now() - start);
        return true;
    }

    // Nothing can interrupt a method that keeps the machine busy; it fails afterwards.
    function _endInTime(step, type, result, took) {
        if (took > timeout) _end(step, "TEST_FAIL", "Test took " + took + "s, longer than timeout of " + timeout + "s");
        else _end(step, type, result);
    }

    // The first that comes, value, reason or the end of the time, is what counts.
    function _await(step, promise) {
        local guard = null;
        local isOver = false;
        local end = function(type, message) {
            if (isOver) return;
            isOver = true;
            // Null where the program has used up all its timers.
            if (guard) imp.cancelwakeup(guard);
            _end(step, type, message);
            _proceed();
        }.bindenv(this);
        local late = "Test timed out after " + timeout + "s";
        guard = imp.wakeup(timeout, @() end("TEST_FAIL", late));
        local type = "TEST_OK";
        promise
            .then(null, function(reason) {
                type = "TEST_FAIL";
                return reason;
            })
            // What else hangs on the promise gets two turns before the next test begins.
            .then(@(result) result)
            .then(@(result) end(type, result));
    }

    function _end(step, type, message) {
        assertions = step.assertionsBefore + step.suite.assertions;
        if (type == "TEST_FAIL") failures++;
        log(type, message);
    }

    // Agents have no `hardware`, and whole seconds only.
    function _now() {
        return "hardware" in getroottable() ? hardware.millis() / 1000.0 : time();
    }
}

