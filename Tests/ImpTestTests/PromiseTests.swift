import Testing

/// The framework's `Promise` does what the library's release 4.0.0 does; every expectation was seen there.
@Suite struct Promises {
    /// What becomes of the promise that an expression makes.
    @Test(arguments: [
        ("Promise(@(ok, no) ok(1))", "value 1"),
        ("Promise(@(ok, no) no(1))", "reason 1"),
        ("Promise(@(ok, no) ok())", "value (null : (nil))"),
        ("Promise(@(ok, no) no())", "reason (null : (nil))"),
        ("Promise(function(ok, no) { throw 1; })", "reason 1"),
        ("Promise(function(ok, no) { ok(1); throw 2; })", "value 1"),
        ("Promise(function(ok, no) { no(1); ok(2); no(3); })", "reason 1"),
        ("Promise(function(ok, no) { ok(Promise.resolve(1)); throw 2; })", "reason 2"),
        ("Promise(5)", "reason attempt to call 'integer'"),
        ("Promise(@(ok) 1)", "reason wrong number of parameters"),
        ("Promise.resolve(1)", "value 1"),
        ("Promise.reject(1)", "reason 1"),
        ("Promise.resolve(Promise.resolve(1))", "value 1"),
        ("Promise.resolve(Promise.reject(1))", "reason 1"),
        ("Promise.resolve(Thenable())", "value from then"),
        ("Promise.resolve(1).then(@(v) Thenable())", "value from then"),
        ("Promise.resolve(Broken())", "reason then throws"),
        ("Promise.resolve(1).then(@(v) Broken())", "reason then throws"),
        ("Promise.resolve(1).then(@(v) v + 1)", "value 2"),
        ("Promise.resolve(1).then(@(v) Promise.resolve(v + 1))", "value 2"),
        ("Promise.resolve(1).then(@(v) Promise.reject(v + 1))", "reason 2"),
        ("Promise.resolve(1).then(function(v) { throw \"x\"; })", "reason x"),
        ("Promise.resolve(1).then(@() 2)", "reason wrong number of parameters"),
        ("Promise.resolve(1).then()", "value 1"),
        ("Promise.resolve(1).then(5, 6)", "value 1"),
        ("Promise.reject(1).then(@(v) 2)", "reason 1"),
        ("Promise.reject(1).then(null, @(r) r + 1)", "value 2"),
        ("Promise.reject(1).fail(@(r) r + 1)", "value 2"),
        ("Promise.resolve(1).fail(@(r) 2)", "value 1"),
        ("Promise.resolve(1).finally(@(v) v + 1)", "value 2"),
        ("Promise.reject(1).finally(@(r) r + 1)", "value 2"),
        ("Promise.reject(1).finally(function(r) { throw r + 1; })", "reason 2"),
        ("Promise.resolve()", "throws wrong number of parameters"),
        ("Promise.resolve(1).fail()", "throws wrong number of parameters"),
        ("Promise.resolve(1).then(1, 2, 3)", "throws wrong number of parameters"),
        ("Promise.all([after(0.3, 1), after(0.1, 2), @() after(0.2, 3)])", "value [1,2,3]"),
        ("Promise.all([after(0.3, 1), Promise.reject(2), Promise.reject(3)])", "reason 2"),
        ("Promise.all([])", "value []"),
        ("Promise.all([1])", "reason the index 'then' does not exist"),
        ("Promise.all(5)", "reason the index 'len' does not exist"),
        ("Promise.all([function() { throw \"x\"; }])", "reason x"),
        ("Promise.all([Thenable()])", "value [\"from then\"]"),
        ("Promise.race([after(0.3, 1), after(0.1, 2)])", "value 2"),
        ("Promise.race([after(0.3, 1), @() after(0.1, 2).then(function(v) { throw v; })])", "reason 2"),
        ("Promise.race([])", "value []"),
        ("Promise.serial([after(0.2, 1), @() after(0.1, 2)])", "value 2"),
        ("Promise.serial([@() Promise.reject(1), @() server.log(\"never\")])", "reason 1"),
        ("Promise.serial([])", "value (null : (nil))"),
        ("Promise.loop(@() count++ < 3, @() after(0.1, count))", "value 3"),
        ("Promise.loop(@() false, @() after(0.1, 1))", "value (null : (nil))"),
        ("Promise.loop(@() count++ < 3, @() Promise.reject(count))", "reason 1"),
        ("Promise.loop(@() true)", "throws wrong number of parameters"),
    ])
    func become(expression: String, outcome: String) throws {
        let lines = try logLines(
            of: """
                class Thenable { function then(ok, no) { ok("from then"); } }
                class Broken { function then(ok, no) { throw "then throws"; } }
                function after(time, value) { return Promise(@(ok, no) imp.wakeup(time, @() ok(value))); }
                function text(value) { return typeof value == "array" ? JSONEncoder.encode(value) : "" + value; }
                count <- 0;
                try {
                    (\(expression)).then(@(v) server.log("value " + text(v)), @(r) server.log("reason " + text(r)));
                } catch (error) {
                    server.log("throws " + error);
                }
                """)
        #expect(lines == ["[Agent] \(outcome)"])
    }

    @Test func tellNobodyInsideACall() throws {
        let lines = try logLines(
            of: """
                Promise(function(ok, no) { server.log("action"); ok(1); }).then(@(v) server.log("first"));
                imp.wakeup(0, @() server.log("timer"));
                local p = Promise.resolve(2);
                p.then(@(v) server.log("second")).then(@(v) server.log("its follower"));
                p.then(@(v) server.log("third"));
                server.log("end of main");
                imp.wakeup(1, function() {
                    p.then(@(v) server.log("late"));
                    server.log("end of timer");
                });
                """)
        #expect(
            lines == [
                "[Agent] action", "[Agent] end of main", "[Agent] first", "[Agent] timer", "[Agent] second",
                "[Agent] third", "[Agent] its follower", "[Agent] end of timer", "[Agent] late",
            ])
    }

    @Test func runFunctionsOfASeriesOneAfterTheOther() throws {
        let lines = try logLines(
            of: """
                local step = @(name) function() { server.log(name); return Promise.resolve(name); };
                Promise.serial([step("a"), step("b")]).then(@(v) server.log("serial " + v));
                Promise.all([step("c"), step("d")]);
                server.log("end of main");
                """)
        #expect(
            lines == [
                "[Agent] c", "[Agent] d", "[Agent] end of main", "[Agent] a", "[Agent] b", "[Agent] serial b",
            ])
    }

    /// A reason that nobody has asked for by the time it would be told.
    @Test func logWhatNobodyHandles() throws {
        let lines = try logLines(
            of: """
                Promise.reject("alone");
                Promise.reject("handled").fail(@(r) 1);
                Promise.reject("passed on").then(@(v) 1);
                local late = Promise.reject("handled late");
                imp.wakeup(1, @() late.fail(@(r) server.log("caught " + r)));
                Promise(@(ok, no) imp.wakeup(2, @() no("delayed")));
                """)
        #expect(
            lines == [
                "[Agent] Unhandled promise rejection: alone", "[Agent] Unhandled promise rejection: handled late",
                "[Agent] Unhandled promise rejection: passed on", "[Agent] caught handled late",
                "[Agent] Unhandled promise rejection: delayed",
            ])
    }

    /// They happen in a turn of their own, where nothing catches them.
    @Test(arguments: [
        ("Promise.loop(5, @() 1)", "attempt to call 'integer'"),
        ("Promise.loop(@() true, @() 1)", "the index 'then' does not exist"),
        ("Promise.serial(5)", "the index 'len' does not exist"),
        ("Promise.serial([function() { throw \"x\"; }])", "x"),
    ])
    func letErrorsOfLoopsEscape(expression: String, error: String) throws {
        #expect(try logLines(of: "\(expression).fail(@(r) server.log(\"rejected\"));") == ["[Agent] ERROR: \(error)"])
    }
}
