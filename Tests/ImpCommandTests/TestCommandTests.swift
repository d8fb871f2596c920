import FoundationEssentials
import ImpTest
import TestSupport
import Testing

@testable import ImpCommand

@Suite struct TestCommandTests {
    private static let passes = "class A extends ImpTestCase { function testA() { return 5; } }"
    private static let fails = """
        class B extends ImpTestCase {
            function testB() {
                server.log("on the way");
                assertEqual(1, 2);
            }
        }
        """

    private func project(_ files: [String: String]) throws -> TemporaryFolder {
        try TemporaryFolder([".impt.test": "{}"].merging(files) { $1 })
    }

    @Test func printsWhatTheVendorsToolPrints() throws {
        let folder = try project(["a.agent.test.nut": Self.passes, "a.device.nut": ""])
        let command = Command("test", folder.path)
        #expect(command.status == .success)
        #expect(command.talk.isEmpty)
        let session = try #require(command.output.firstMatch(of: /Starting test session "(\w+-\w+)"/)).output.1
        #expect(
            command.output == """
                [info] Found 1 test file(s):
                    a.agent.test.nut (a.device.nut)

                [info] Using agent test file "a.agent.test.nut"
                [test] Starting test session "\(session)"
                [info] Test session is agent-only
                [test] A::testA()
                [test] Success: 5
                [test] Tests: 1, Assertions: 0, Failures: 0
                [test] Session "\(session)" succeeded

                [info] Sessions: 1, Tests: 1, Assertions: 0, Failures: 0
                [info] Testing succeeded

                """)
    }

    @Test func explainsFailures() throws {
        let folder = try project(["a.test.nut": Self.passes, "tests/b.test.nut": Self.fails])
        let command = Command("test", folder.path)
        #expect(command.status == .testFailed)
        #expect(
            command.output.contains(
                """
                [test] Failure: Expected value: 1, got: 2
                    testB tests/b.test.nut:4
                    [Device] on the way

                """))
        #expect(
            command.output.hasSuffix(
                """

                1) B::testB()
                   at tests/b.test.nut
                   Error: Expected value: 1, got: 2

                [info] Sessions: 2, Tests: 2, Assertions: 1, Failures: 1
                [info] Testing failed

                """))
    }

    @Test(arguments: [
        (["a.test.nut": passes], ImpCommand.ExitStatus.success),
        (["a.test.nut": fails], .testFailed),
        (["a.test.nut": "class"], .compileError),
        (["a.test.nut": "@if"], .compileError),
        (["a.test.nut": fails, "b.test.nut": "class"], .compileError),
        (["a.test.nut": "class A extends ImpTestCase { function testA() { while (true); } }"], .timedOut),
        (["a.test.nut": "local x = 1 / 0;"], .timedOut),
        (["a.test.nut": "class A extends ImpTestCase { function testA() { runCommand(\"ls\"); } }"], .testFailed),
        (["a.test.nut": "class A extends ImpTestCase {}"], .success),
        ([:], .configuration),
        ([".impt.test": "{"], .configuration),
        ([".impt.test": "{ \"agentFile\": \"none.nut\" }"], .configuration),
    ])
    func exitCodes(files: [String: String], status: ImpCommand.ExitStatus) throws {
        let folder = try project(files)
        #expect(Command("test", folder.path).status == status)
    }

    @Test(arguments: [
        (["--jobs", "0"], "--jobs must be 1 or more"), (["--tests", "("], "--tests: ( is no regular expression"),
        (["--module", "imp9"], "imp9"), (["--online", "--offline"], "offline"),
    ])
    func wrongArguments(arguments: [String], complaint: String) throws {
        let command = Command(["test"] + arguments)
        #expect(command.status == .usage)
        #expect(command.talk.contains(complaint))
    }

    @Test func lists() throws {
        let folder = try project(["a.agent.test.nut": Self.passes, "a.device.nut": "", "b.test.nut": Self.fails])
        #expect(
            Command("test", "--list", folder.path).output == """
                a.agent.test.nut (agent) with a.device.nut
                    A::testA
                b.test.nut (device)
                    B::testB

                """)
        #expect(
            Command("test", "--list", "--json", "--tests", "b.test", folder.path).output
                == #"{"file":"b.test.nut","side":"device","tests":["B::testB"],"type":"testFile"}"# + "\n")
    }

    @Test func selectsFilesAndTests() throws {
        let folder = try project([
            "a.test.nut": Self.passes, "t/b.test.nut": Self.fails, ".impt.test": #"{"testFiles":["**/*.nut"]}"#,
        ])
        #expect(Command("test", folder.path("a.test.nut")).status == .success)
        #expect(Command("test", folder.path("t")).status == .testFailed)
        #expect(Command("test", folder.path, "--tests", ":A::testA").output.contains("Skip \"t/b.test.nut\" testing"))
        let none = Command("test", folder.path, "--tests", "nothing")
        #expect(none.talk == "error: No test files found in \(folder.path)\n")
    }

    @Test func writesReports() throws {
        let folder = try project(["a.test.nut": Self.passes, "b.test.nut": Self.fails])
        let command = Command("test", "--json", "--junit", folder.path("report.xml"), folder.path)
        #expect(command.status == .testFailed)
        let lines = try command.output.split(separator: "\n").map { line in
            try JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8))
        }
        #expect(lines.map { $0["type"] } == [.string("session"), .string("session"), .string("summary")])
        #expect(lines.map { $0["outcome"] } == [.string("passed"), .string("failed"), nil])
        #expect(lines.map { $0["passed"] } == [.integer(1), .integer(0), .integer(1)])
        let report = try folder.text("report.xml")
        #expect(report.contains(#"<testsuites tests="2" failures="1" errors="0" skipped="0""#))
        #expect(Command("test", "--junit", "/nowhere/x.xml", folder.path).status == .failure)
    }

    @Test func verboseShowsTheLog() throws {
        let folder = try project(["b.test.nut": Self.fails])
        #expect(!Command("test", folder.path).output.contains("[Status]"))
        let output = Command("test", "-v", folder.path).output
        #expect(output.contains("[Status] Agent restarted: reload."))
        #expect(output.contains("[Device] on the way"))
    }

    @Test func takesAnotherFramework() throws {
        let framework = """
            #require "Small.lib.nut:1.0.0"
            __module_impUnit_exports <- { ImpTestCase = class {}, ImpUnitRunner = class {
                session = null; timeout = 0; testClass = null; testCase = null; readableOutput = 0; stopOnFailure = 0;
                function say(type, message) {
                    server.log(format(@"{""__IMPUNIT__"":1,""session"":""%s"",""type"":""%s"",""message"":%s}", session, type, message));
                }
                function run() { say("SESSION_START", "null"); say("SESSION_RESULT", RESULT); }
            } };
            ImpUnitRunner <- __module_impUnit_exports.ImpUnitRunner;
            """
        let folder = try project([
            "a.test.nut": "", "other/framework.nut": framework,
            "Small.lib.nut-1.0.0": #"RESULT <- @"{""tests"":7,""assertions"":8,""failures"":0}";"#,
        ])
        let command = Command(
            "test", "--impunit", folder.path("other/framework.nut"), "--libraries", folder.path, folder.path)
        #expect(command.output.contains("Tests: 7, Assertions: 8, Failures: 0"))
    }

    /// A test that needs what is not there says so, and does not hang.
    @Test func saysWhatIsMissing() throws {
        let folder = try project([
            "net.agent.test.nut": """
            class N extends ImpTestCase {
                function testGet() {
                    return Promise(function(ok, fail) {
                        http.get("http://example.com/").sendasync(@(answer) fail(answer.statuscode));
                    });
                }
            }
            """,
            "pin.test.nut": """
            class P extends ImpTestCase {
                function testBus() { hardware.i2c89.configure(CLOCK_SPEED_400_KHZ); }
                function testFlash() { hardware.spiflash.enable(); }
            }
            """,
        ])
        let command = Command("test", folder.path)
        #expect(command.status == .testFailed)
        for line in [
            "[test] Failure: 6", "[info] this run is offline: GET http://example.com/ fails with statuscode 6",
            "[test] Failure: the index 'i2c89' does not exist\n    testBus pin.test.nut:2",
            "[info] hardware.i2c89 is not simulated yet; imp001 has it",
            "[info] imp001 has no hardware.spiflash; imp003, imp004m and imp005 have it",
        ] {
            #expect(command.output.contains(line + "\n"))
        }
    }
}
