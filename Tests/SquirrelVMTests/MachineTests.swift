import SquirrelCompiler
import SquirrelVM
import Testing

@Suite struct MachineTests {
    @Test func budgetsOfAnySizeGiveTheSameResult() throws {
        let source = """
            local function fib(n) { return n < 2 ? n : ::fib(n - 1) + ::fib(n - 2); }
            ::fib <- fib;
            local g = (function() { for (local i = 0; i < 5; i++) yield fib(i); })();
            foreach (v in g) print(v + " ");
            print([3, 1, 2].map(@(v) fib(v + 5))[0]);
            """
        for budget: Int32 in [0, 1, 2, 7, 100, 1_000_000] {
            #expect(try TestProgram(budget: budget).run(source).output == "0 1 1 2 3 21")
        }
    }

    @Test func memoryLimitStopsTheMachine() throws {
        let limits = MachineLimits(heapBytes: 1 << 20, stackBytes: 1 << 20)
        let program = TestProgram(limits: limits)
        let growing = "local a = []; try { while (true) a.append({}); } catch (e) { print(\"caught\"); }"
        #expect(try program.run(growing) == Outcome(output: "", exit: .outOfMemory))
        #expect(try program.run("local s = \"x\"; while (true) s += s;").exit == .outOfMemory)
        #expect(try program.run("array(100000000);").exit == .outOfMemory)
        #expect(try program.run("function f(n) { return f(n + 1) + 1; } f(0);").exit == .outOfMemory)
    }

    /// Small dead objects in great number, and a few large ones, each in far less memory than they take together.
    @Test(arguments: [
        (2 << 20, "local t = { a = [i, \"s\" + i] };"),
        (16 << 10, "local s = \"a string of some length, number \" + i;"),
        (64 << 10, "local a = array(2000, i);"),
        (64 << 10, "local s = format(\"%50d\", i); for (local k = 0; k < 8; k++) s += s;"),
    ])
    func garbageDoesNotCountAgainstTheLimit(heapBytes: UInt32, body: String) throws {
        let limits = MachineLimits(heapBytes: heapBytes, stackBytes: 1 << 20)
        let source = "for (local i = 0; i < 20000; i++) { \(body) } print(\"done\");"
        #expect(try TestProgram(limits: limits).run(source).output == "done")
    }

    /// Ten times the same thing, each time work for what it is made of.
    @Test(arguments: [
        ("class Big { \((0..<500).map { "f\($0) = 0;" }.joined()) }", "local c = class extends Big {};", 500),
        ("local p = \"\"; for (local i = 0; i < 500; i++) p += \"(a)\"; local r = regexp(p);", "r.match(\"b\");", 50),
        (
            "local f = null, \((0..<100).map { "v\($0) = 0" }.joined(separator: ","));",
            "f = function() { return \((0..<100).map { "v\($0)" }.joined(separator: "+")); };", 6
        ),
    ])
    func largeThingsCostMore(preparation: String, body: String, work: Int) throws {
        let loop = "for (local i = 0; i < 10; i++) { \(body) }"
        let machine = try finished(try compile(Array((preparation + loop).utf8), name: "w"))
        let prepared = try finished(try compile(Array(preparation.utf8), name: "w"))
        let more = machine.worked - prepared.worked
        #expect(more >= 10 * work)
    }

    /// A table with room that is never used, and a look for what is in it.
    @Test func roomInTablesIsPaidFor() throws {
        var made = HandMadeProgram(
            [
                word(.newTable, 2, 0, 16), word(.foreachPrepare, 2), 0, word(.foreachNext, 2), distance(-2),
                word(.returnNull),
            ],
            live: [(0, 2), (1, 3), (3, 6)])
        let machine = try finished(made.program)
        let work = machine.worked
        #expect(work >= 240)
        made.body.code[0] = word(.newTable, 2, 4)
        let small = try finished(made.program).worked
        #expect(small < 10)
    }

    private func finished(_ program: Program) throws -> Machine {
        #expect(verify(program) == nil)
        var machine = try TestProgram().makeMachine()
        machine.start(try unwrap(machine.load(program)))
        let exit = machine.run(budget: 1_000_000)
        #expect(exit == .finished)
        return machine
    }

    @Test func longChainsAreFreedWithoutRecursion() throws {
        let source = "local a = []; for (local i = 0; i < 300000; i++) a = [a]; a = null; print(\"done\");"
        #expect(try TestProgram().run(source).output == "done")
    }

    @Test func templatesShareNothingThatIsWritten() throws {
        var first = try TestProgram().makeMachine()
        let body = try compile(Array("shared <- [1]; count <- 0;".utf8), name: "t")
        first.start(try unwrap(first.load(body)))
        #expect(first.run(budget: 1_000) == .finished)
        let template = try unwrap(first.makeTemplate())
        let bump = try compile(
            Array("count++; shared.append(count); return shared.len() * 10 + count;".utf8), name: "u")
        for _ in 0..<3 {
            guard var machine = Machine(template) else { throw TestFailure() }
            machine.start(try unwrap(machine.load(bump)))
            #expect(machine.run(budget: 1_000) == .finished)
            #expect(machine.result.integer == 21)
            #expect(machine.check() == nil)
        }
    }

    /// A program in the template, with blocks that were freed before: none of that may be missing from an image.
    @Test func machinesOfATemplateAreSavedWhole() throws {
        let source = """
            names <- {};
            for (local i = 0; i < 40; i++) { names["n" + i] <- [i, "s" + i]; if (i % 3) delete names["n" + i]; }
            local sum = 0;
            foreach (name, pair in names) sum += pair[0] + pair[1].len();
            return sum;
            """
        var first = try TestProgram().makeMachine()
        let program = try compile(Array(source.utf8), name: "t")
        let main = try unwrap(first.load(program))
        let body = try unwrap(first.addRoot(main))
        let template = try unwrap(first.makeTemplate())
        guard var machine = Machine(template) else { throw TestFailure() }
        machine.start(try unwrap(machine.value(of: body)))
        var exit = Machine.Exit.budgetSpent
        while exit == .budgetSpent {
            exit = machine.run(budget: 7)
            #expect(machine.check() == nil)
            machine = try Machine(restoring: machine.snapshot())
        }
        #expect(exit == .finished)
        #expect(machine.result.integer == 311)
    }

    @Test func rootsOutliveRunsAndGenerationsEnd() throws {
        var machine = try TestProgram().makeMachine()
        let table = try unwrap(machine.makeTable())
        let root = try unwrap(machine.addRoot(table))
        let key = try unwrap(machine.makeString(Array("k".utf8)))
        machine.set(table, key, .integer(7))
        let garbage = try compile(Array("for (local i = 0; i < 5000; i++) { local x = [i]; }".utf8), name: "g")
        machine.start(try unwrap(machine.load(garbage)))
        while machine.run(budget: 100) == .budgetSpent {}
        #expect(machine.value(of: root).flatMap { machine.get($0, key) } == .integer(7))
        machine.removeRoot(root)
        machine.removeRoot(root)
        #expect(machine.value(of: root) == nil)
        let other = try unwrap(machine.addRoot(.integer(1)))
        #expect(machine.value(of: root) == nil)
        #expect(machine.value(of: other) == .integer(1))
        #expect(machine.check() == nil)
    }

    @Test func argumentsThatDoNotFitOnTheStackStopTheMachine() throws {
        let limits = MachineLimits(heapBytes: 1 << 20, stackBytes: 64 << 10)
        for (count, expected) in [(8_000, Machine.Exit.finished), (8_500, .outOfMemory), (1 << 20, .outOfMemory)] {
            var machine = try TestProgram(limits: limits).makeMachine()
            let program = try compile(Array("return vargv.len();".utf8), name: "t")
            let body = try unwrap(machine.load(program))
            machine.start(body, arguments: [Value](repeating: .integer(1), count: count))
            #expect(machine.run(budget: 100) == expected, "\(count)")
            if expected == .finished { #expect(machine.result == .integer(Int32(count))) }
        }
    }

    /// The first argument reaches the host as text, the others as they are, whether or not a `_tostring` runs between.
    @Test func furtherArgumentsOutliveTextOfTheFirst() throws {
        var machine = try TestProgram().makeMachine()
        let id = HostFunctionID.firstOwn + 9
        let note = HostFunction(id: id, name: Array("note".utf8), arity: -2, takesText: true)
        let isDefined = machine.defineHostFunction(note, in: machine.rootTable)
        #expect(isDefined)
        let source = """
            class Name { function _tostring() { for (local i = 0; i < 3000; i++) { local x = [i]; } return "name"; } }
            note(Name(), "a" + "b", 7);
            note(1.5, "a" + "b", 7);
            """
        machine.start(try unwrap(machine.load(try compile(Array(source.utf8), name: "t"))))
        for text in ["name", "1.5"] {
            var exit = machine.run(budget: 100)
            while exit == .budgetSpent || exit == .interrupted {
                #expect(machine.check() == nil)
                machine = try Machine(restoring: machine.snapshot())
                exit = machine.run(budget: 100)
            }
            #expect(exit == .hostCall(id))
            #expect(machine.hostArguments == 3)
            let texts = (0..<2).map {
                machine.bytes(machine.hostArgument($0)).map { String(decoding: $0, as: UTF8.self) }
            }
            #expect(texts == [text, "ab"])
            #expect(machine.hostArgument(2) == .integer(7))
            machine.complete(.null)
        }
        #expect(machine.run(budget: 100) == .finished)
    }

    @Test func hostFunctionCalledDirectlyByTheHost() throws {
        var machine = try TestProgram().makeMachine()
        let name = try unwrap(machine.makeString(Array("answer".utf8)))
        machine.start(try unwrap(machine.get(machine.rootTable, name)), arguments: [.integer(5)])
        #expect(machine.run(budget: 10) == .hostCall(TestProgram.answerID))
        machine.complete(.integer(6))
        #expect(machine.run(budget: 10) == .finished)
        #expect(machine.result == .integer(6))
    }

    @Test func uncaughtErrorsAreReportedWithTheWholeStack() throws {
        let source = """
            function inner(x) {
                return x.missing;
            }
            #line 70 "lib.nut"
            local middle = function() { return [1].map(@(v) inner({})); };

            middle();
            """
        let outcome = try TestProgram().run(source)
        #expect(outcome.exit == .uncaught)
        let report = try #require(outcome.reports.first)
        #expect(String(decoding: report.message, as: UTF8.self) == "the index 'missing' does not exist")
        let frames = report.frames.map {
            "\($0.function.map { String(decoding: $0, as: UTF8.self) } ?? "-") \(String(decoding: $0.source, as: UTF8.self)):\($0.line)"
        }
        #expect(frames == ["- lib.nut:70", "main lib.nut:72"])
    }

    @Test func callReportsEvenWhatIsCaughtOutside() throws {
        let source = """
            function f() { throw "x"; }
            try { f.call(this); } catch (e) {}
            try { f.pcall(this); } catch (e) {}
            """
        #expect(try TestProgram().run(source).reports.count == 1)
    }

    @Test func nestingLimitsOfTheReference() throws {
        let depth = "local n = 0; local f; f = function() { n++; %; }; try { f(); } catch (e) { print(e + \" \" + n); }"
        #expect(try output(depth.replacing("%", with: "f.call(this)")) == "Native stack overflow 50")
        let metamethods = """
            local n = 0; local t = {}; t.setdelegate({ _get = function(k) { n++; return this[k + 1]; } });
            try { t[0]; } catch (e) { print(e + " " + n); }
            """
        #expect(try output(metamethods) == "Native stack overflow 99")
    }
}
