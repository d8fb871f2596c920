import Foundation
import ImpBuilder
import TestSupport
import Testing

@testable import ImpTest

@Suite struct ExternalCommandTests {
    private func run(_ command: String, atMost seconds: Double = 20) async throws -> CommandOutcome {
        let folder = try TemporaryFolder(["file": "content"])
        return await Shell.outcome(command, folder.path, seconds)
    }

    @Test func runsInTheFolder() async throws {
        #expect(try await run("cat file") == .exited(0, output: "content"))
        #expect(try await run("exit 3") == .exited(3, output: ""))
        #expect(try await run("kill -9 $$") == .killed(9))
    }

    /// Also what the command started, which would keep its output open.
    @Test func endsWhatTakesTooLong() async throws {
        let folder = try TemporaryFolder()
        let outcome = await Shell.outcome("sleep 600 & echo $! > child; wait", folder.path, 0.5)
        #expect(outcome == .timedOut)
        let child = try #require(pid_t(try folder.text("child").trimmingPrefix(/\s*/).prefix { $0.isNumber }))
        // The signal has been sent; a busy computer may take its time to deliver it.
        for _ in 0..<1_000 where isRunning(child) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(!isRunning(child))
    }

    /// One that has ended may wait for being counted by its parent.
    private func isRunning(_ process: pid_t) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return !status.contains(") Z ")
    }

    @Test func refusesEndlessOutput() async throws {
        guard case .failed = try await run("yes") else {
            Issue.record("the output was taken")
            return
        }
    }

    /// What a session does about each outcome.
    @Test(
        arguments: [
            (.exited(0, output: "a\n"), SessionEnding.finished(SessionCounts(tests: 1))),
            (.exited(2, output: ""), .stopped(.command("External command failed with exit code 2"))),
            (.killed(9), .stopped(.command("External command was ended by signal 9"))),
            (.timedOut, .stopped(.command("External command timed out"))),
            (.failed("no"), .stopped(.command("External command failed: no"))),
            (nil, .stopped(.command("External commands are not allowed; --allow-commands allows them"))),
        ] as [(CommandOutcome?, SessionEnding)])
    func sessions(outcome: CommandOutcome?, ending: SessionEnding) throws {
        let test = #"class A extends ImpTestCase { function testA() { runCommand("ls"); } }"#
        let folder = try TemporaryFolder(["a.test.nut": test])
        var options = TestOptions(sources: .init(reader: FileSourceReader(), libraries: nil))
        options.commands = outcome.map(FixedCommand.init)
        let project = TestProject(folder: folder.path)
        let results = TestRun(project.testFiles(), of: project, options).run(.silent)
        #expect(results.map(\.ending) == [ending])
    }

    private struct FixedCommand: CommandRunner {
        let outcome: CommandOutcome

        func run(_ command: String, in folder: String, atMost seconds: Double) -> CommandOutcome {
            #expect(command == "ls")
            #expect(seconds == 30)
            return outcome
        }
    }
}
