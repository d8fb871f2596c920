// What test cases inherit: assertions, and words to whoever runs the tests.
//
// An assertion counts, and throws where it does not hold. Its last argument replaces the text; `%s` stand for the
// compared values, in the order in which the usual text has them.
class ImpTestCase {
    runner = null;
    session = null;
    assertions = 0;

    function assertTrue(condition, message = "Failed to assert that condition is true") {
        assertions++;
        if (!condition) throw message;
    }

    function assertEqual(expected, actual, message = "Expected value: %s, got: %s") {
        assertions++;
        if (expected != actual) _fail(message, expected, actual);
    }

    function assertGreater(actual, bound, message = "Failed to assert that %s > %s") {
        assertions++;
        if (!(actual > bound)) _fail(message, actual, bound);
    }

    function assertLess(actual, bound, message = "Failed to assert that %s < %s") {
        assertions++;
        if (!(actual < bound)) _fail(message, actual, bound);
    }

    function assertClose(expected, actual, tolerance, message = "Expected value: %s±%s, got: %s") {
        assertions++;
        if (math.fabs(expected - actual) > tolerance) _fail(message, expected, tolerance, actual);
    }

    // The bounds may come in either order.
    function assertBetween(actual, from, to, message = "Expected value the range of %s..%s, got %s") {
        assertions++;
        local low = from < to ? from : to;
        local high = from < to ? to : from;
        if (actual < low || actual > high) _fail(message, low, high, actual);
    }

    // Calls `func` with `context` as its `this`; gives what it throws.
    function assertThrowsError(func, context, args = [], message = "Function was expected to throw an error") {
        assertions++;
        local called = [context];
        called.extend(args);
        try {
            func.pacall(called);
        } catch (error) {
            return error;
        }
        throw message;
    }

    function info(message = "") {
        runner.log("INFO", { message = message });
    }

    // Asks for a command on the computer that runs the tests; it is not waited for.
    function runCommand(command = "") {
        runner.log("EXTERNAL_COMMAND", { command = command });
    }

    function _fail(message, ...) {
        local call = [this, message];
        // `%s` takes nothing but strings.
        foreach (value in vargv) call.push("" + value);
        // A `pcall`, lest the log shows an error that somebody catches.
        throw format.pacall(call);
    }
}

