import ImpBuilder
import ImpRuntime
import Synchronization
import TestSupport
import Testing

@testable import ImpTest

/// Whole runs on small projects.
@Suite struct TestRunTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ files: [String: String], project: String = "{}", selection: String = "",
        _ change: (inout TestOptions) -> Void = { _ in }
    ) throws -> [SessionResult] {
        try folder.write(".impt.test", project)
        for (name, text) in files { try folder.write(name, text) }
        let sources = ProgramSources(reader: FileSourceReader(), libraries: LibraryStore(folders: []))
        var options = TestOptions(sources: sources)
        options.selection = try TestSelection(selection)
        change(&options)
        let project = try #require(try ProjectFile.read(in: folder.path))
        return TestRun(project.testFiles(options.selection), of: project, options).run(.silent)
    }

    private func outcomes(_ results: [SessionResult]) -> [String] {
        results.flatMap { result in
            result.steps.map { step in
                switch step.outcome {
                case .passed(let value): "\(step.name) passed \(value.json)"
                case .failed(let error): "\(step.name) failed \(error.text)"
                case .unfinished: "\(step.name) unfinished"
                }
            }
        }
    }

    @Test func runsBothSides() throws {
        let results = try run(
            [
                "src/a.nut": "value <- 1;", "src/d.nut": "value <- 2;",
                "a.agent.test.nut": """
                local mine = 5;
                class A extends ImpTestCase {
                    function testValue() { assertEqual(1, value); return mine; }
                    function testPartner() {
                        return Promise(function(ok, fail) { device.on("hello", ok); device.send("ask", 0); });
                    }
                }
                """,
                "a.device.nut": #"agent.on("ask", function(x) { agent.send("hello", value); });"#,
                "d.test.nut": "class D extends ImpTestCase { function testValue() { assertEqual(2, value); } }",
            ],
            project: #"{ "agentFile": "src/a.nut", "deviceFile": "src/d.nut" }"#)
        #expect(
            outcomes(results) == [
                "A::testPartner() passed 2", "A::testValue() passed 5", "D::testValue() passed null",
            ])
        #expect(
            results.map(\.ending) == [2, 1].map { .finished(SessionCounts(tests: $0, assertions: 1, failures: 0)) })
    }

    /// The file, the line and the function of the test, none of the framework's.
    @Test func tracesFailures() throws {
        let results = try run([
            "tests/t.test.nut": """
            function check(a) {
                local t = {};
                return t.missing;
            }
            class T extends ImpTestCase {
                function testA() { server.log("before"); assertEqual(1, 2); }
                function testB() { check(5); }
                function testC() { return Promise(function(ok, fail) { fail("rejected"); }); }
                function testD() { try { throw "caught"; } catch (error) {} throw "other"; }
            }
            """
        ])
        #expect(
            outcomes(results) == [
                "T::testA() failed Expected value: 1, got: 2", "T::testB() failed the index 'missing' does not exist",
                "T::testC() failed rejected", "T::testD() failed other",
            ])
        #expect(
            results[0].steps.map(\.trace) == [
                ["testA tests/t.test.nut:6"], ["check tests/t.test.nut:3", "testB tests/t.test.nut:7"], [],
                ["testD tests/t.test.nut:9"],
            ])
        #expect(results[0].lines(around: results[0].steps[0]) == ["[Device] before"])
    }

    @Test func filesThatCannotBeBuilt() throws {
        let results = try run(
            [
                "a.test.nut": "class A extends ImpTestCase {\n  function test( { }\n}", "b.test.nut": "@if",
                "c.test.nut": "@include 'none.nut'",
                "d.test.nut": "class D extends ImpTestCase { function testD() {} }",
            ])
        #expect(results.map(\.hasFailed) == [true, true, true, false])
        #expect(results[0].ending == .notBuilt(["a.test.nut:2:19: error: expected 'IDENTIFIER'"]))
        #expect(
            results[1].ending
                == .notBuilt(["Syntax error in @if (b.test.nut:1). Write @if with a condition behind it."]))
        let summary = TestSummary(results)
        #expect(summary.hasUnbuilt && !summary.hasFailure && summary.failedSessions == 3 && summary.passed == 1)
    }

    @Test func selectsTests() throws {
        let text = "class A extends ImpTestCase { function testA() {} function testB() {} }"
        let files = ["a.test.nut": text, "b.test.nut": "class B extends ImpTestCase { function testB() {} }"]
        #expect(outcomes(try run(files, selection: "a.test")) == ["A::testA() passed null", "A::testB() passed null"])
        #expect(outcomes(try run(files, selection: "::testB")) == ["A::testB() passed null", "B::testB() passed null"])
        let results = try run(files, selection: ":A::testA")
        #expect(outcomes(results) == ["A::testA() passed null"])
        #expect(results.map(\.ending)[1] == .skipped)
        #expect(TestSummary(results).hasSucceeded)
    }

    @Test(arguments: [
        (
            "function testA() { return Promise(function(ok, fail) { imp.wakeup(7, ok); }); }",
            "A::testA() failed Test timed out after 3s"
        ),
        ("function testA() { imp.sleep(5); }", "A::testA() failed Test took 5"),
        ("function testA() { while (true); }", "A::testA() unfinished"),
    ])
    func timeouts(test: String, outcome: String) throws {
        let results = try run(
            ["a.test.nut": "class A extends ImpTestCase { \(test) }"], project: #"{ "timeout": 3 }"#)
        #expect(outcomes(results)[0].hasPrefix(outcome))
        #expect(results[0].hasFailed)
        #expect((results[0].ending == .stopped(.testTimeout)) == outcome.hasSuffix("unfinished"))
    }

    @Test func aProgramThatFailsAtOnceNeverStarts() throws {
        let results = try run(
            ["d.nut": "local a = 1 / 0;", "a.test.nut": "class A extends ImpTestCase { function testA() {} }"],
            project: #"{ "deviceFile": "d.nut" }"#)
        #expect(results[0].ending == .stopped(.startTimeout))
        #expect(TestSummary(results).hasTimeout)
    }

    @Test func anUncaughtErrorStartsTheDeviceAnew() throws {
        let results = try run([
            "a.test.nut": """
            class A extends ImpTestCase {
                function testA() {
                    imp.wakeup(0.5, function() { throw "nobody catches this"; });
                    return Promise(function(ok, fail) { imp.wakeup(1, ok); });
                }
            }
            """
        ])
        #expect(results[0].ending == .stopped(.startedAnew))
        #expect(
            results[0].record.contains {
                $0.content == .event(.logError("Device Runtime Error: ERROR: nobody catches this"))
            })
    }

    /// Results do not depend on how many sessions run at the same time.
    @Test(arguments: [1, 4]) func stopsAtTheFirstFailure(jobs: Int) throws {
        let pass = "class A extends ImpTestCase { function testA() {} }"
        let fail = "class A extends ImpTestCase { function testA() { throw 1; } function testB() {} }"
        let files = ["1.test.nut": pass, "2.test.nut": fail, "3.test.nut": fail, "4.test.nut": pass]
        let all = try run(files) { $0.jobs = jobs }
        #expect(all.map(\.hasFailed) == [false, true, true, false])
        let some = try run(files, project: #"{ "stopOnFail": true }"#) { $0.jobs = jobs }
        #expect(outcomes(some) == ["A::testA() passed null", "A::testA() failed 1"])
        #expect(some[1].ending == .stopped(.firstFailure))
        let fast = try run(files) { options in
            options.jobs = jobs
            options.failsFast = true
        }
        #expect(outcomes(fast).last == "A::testB() passed null")
        #expect(fast.count == 2)
    }

    /// Results are handed over in the order of the files.
    @Test func reportsInOrder() throws {
        var files: [String: String] = [:]
        for index in 0..<20 {
            let wait = "function testA() { return Promise(function(ok, no) { imp.wakeup(\(20 - index), ok); }); }"
            files["\(index + 10).test.nut"] = "class A extends ImpTestCase { \(wait) }"
        }
        try folder.write(".impt.test", "{}")
        for (name, text) in files { try folder.write(name, text) }
        let project = try #require(try ProjectFile.read(in: folder.path))
        var options = TestOptions(sources: ProgramSources(reader: FileSourceReader(), libraries: nil))
        options.jobs = 4
        let order = Mutex<[String]>([])
        let observer = TestRun.Observer(
            started: { _ in }, ended: { result in order.withLock { $0.append(result.file.path) } })
        let results = TestRun(project.testFiles(), of: project, options).run(observer)
        #expect(order.withLock(\.self) == files.keys.sorted())
        #expect(results.map(\.file.path) == files.keys.sorted())
    }

    @Test func equalSeedsGiveEqualRuns() throws {
        let files = [
            "a.test.nut": "class A extends ImpTestCase { function testA() { return [math.rand(), time()]; } }"
        ]
        #expect(outcomes(try run(files)) == outcomes(try run(files)))
        #expect(try run(files)[0].record == run(files)[0].record)
        #expect(outcomes(try run(files)) != outcomes(try run(files) { $0.seed = 1 }))
    }

    @Test func modules() throws {
        let files = ["a.test.nut": "class A extends ImpTestCase { function testA() { return imp.info().type; } }"]
        #expect(outcomes(try run(files)) == [#"A::testA() passed "imp001""#])
        #expect(outcomes(try run(files, project: #"{ "module": "imp003" }"#)) == [#"A::testA() passed "imp003""#])
        #expect(outcomes(try run(files) { $0.module = .imp005 }) == [#"A::testA() passed "imp005""#])
    }

    @Test func variablesOfBuilder() throws {
        let files = [
            "a.test.nut": "class A extends ImpTestCase { function testA() { return \"@{V}\"; } }", "v": #"{"V":7}"#,
        ]
        #expect(outcomes(try run(files, project: #"{ "builderConfig": "v" }"#)) == [#"A::testA() passed "7""#])
    }

    @Test func longLogsAreCut() throws {
        let log = "for (local i = 0; i < 30000; i++) server.log(i);"
        let results = try run(["a.agent.test.nut": "class A extends ImpTestCase { function testA() { \(log) } }"])
        #expect(results[0].droppedLines > 9_000)
        #expect(!results[0].hasFailed)
    }
}

extension TestRun.Observer {
    /// Tells nobody.
    static let silent = TestRun.Observer(started: { _ in }, ended: { _ in })
}
