import Foundation
import TestSupport
import Testing

@testable import ImpCommand

/// `imp run --state`.
struct StateFolders {
    private static let device = """
        local before = imp.getuserconfiguration();
        server.log("stored " + (before == null ? "nothing" : before.tostring()));
        imp.setuserconfiguration("serial=0042");
        """
    private static let agent = """
        local saved = server.load();
        saved.runs <- "runs" in saved ? saved.runs + 1 : 1;
        server.save(saved);
        server.log("run " + saved.runs);
        """

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["device.nut": StateFolders.device, "agent.nut": StateFolders.agent])
    }

    private func run(_ options: [String] = []) -> Command {
        Command(
            ["run", "--for", "5s", "--state", folder.path("state")] + options + [
                folder.path("device.nut"), folder.path("agent.nut"),
            ])
    }

    @Test func bothHalvesAreKept() {
        let first = run(["--module", "imp003"])
        #expect(first.status == .success)
        #expect(first.output.contains("[Device] stored nothing\n"))
        #expect(first.output.contains("[Agent] run 1\n"))
        let second = run()
        #expect(second.output.contains("[Device] stored serial=0042\n"))
        #expect(second.output.contains("[Agent] run 2\n"))
        let other = run(["--module", "imp001"])
        #expect(other.status == .configuration)
        #expect(other.talk.contains("holds an imp003; another module needs another folder"))
    }

    @Test func oneRunAtATime() throws {
        let held = try StateFolder(path: folder.path("state"))
        let command = withExtendedLifetime(held) { run() }
        #expect(command.status == .failure)
        #expect(command.talk.contains("/state is in use by another run; give this one another folder"))
    }

    @Test func damageIsNamed() throws {
        #expect(run().status == .success)
        try Data("{}".utf8).write(to: URL(filePath: folder.path("state/agent.json")))
        let damaged = run()
        #expect(damaged.status == .configuration)
        #expect(damaged.talk.contains("/state/agent.json is nothing that a run of this release has stored"))
        try FileManager.default.removeItem(atPath: folder.path("state/agent.json"))
        let halved = run()
        #expect(halved.status == .configuration)
        #expect(halved.talk.contains("/state has only device.json; restore the other file, or delete it"))
    }

    @Test func whereNothingCanBeWrittenTheRunDoesNotBegin() {
        let command = Command(["run", "--for", "1s", "--state", "/dev/null/state", folder.path("device.nut")])
        #expect(command.status == .failure)
        #expect(command.talk.contains("cannot make /dev/null/state: Not a directory"))
    }

    @Test(arguments: [
        (["--restore", "a.snapshot", "--state", "s"], "--state is for runs that begin anew"),
        (["--scenario", "a.yaml", "--state", "s", "d.nut"], "--state is for other runs"),
        (["--watch", "--for", "1s", "d.nut"], "--watch is for the real clock"),
        (["--button", "pin1:up", "d.nut"], "The value 'pin1:up' is invalid for '--button <pin>'"),
        (["--for", "1s", "--button", "pin1", "d.nut"], "--button is for keys on the real clock"),
        (["--restore", "a.snapshot", "--module", "imp003"], "A snapshot has its module and its seed in it"),
        (["--restore", "a.snapshot", "--seed", "7"], "A snapshot has its module and its seed in it"),
    ])
    func whatDoesNotGoTogether(_ arguments: [String], _ text: String) {
        let command = Command(["run"] + arguments)
        #expect(command.status == .usage)
        #expect(command.talk.contains(text))
    }

    @Test func aButtonNeedsAPin() {
        let command = run(["--time", "real", "--button", "pinX"])
        #expect(command.status == .usage)
        #expect(command.talk.contains("--button: an imp001 has no pinX"))
    }

    /// What keeps the connection alive, and the light, take current although nothing else is left to be done.
    @Test func allTheTimePassesWhereItIsMeasured() {
        let command = run(["--for", "1h", "--power", "--led"])
        #expect(command.output.contains("60.000 s  LED off: off 250\n"))
        #expect(command.output.contains("all                        3600.000 s"))
        #expect(!command.output.contains("ethernetOff"))
    }

    @Test func theTurnsOfALife() {
        let command = run(["--life"])
        #expect(command.output.contains("0.000 s  awake, power-on\n"))
        #expect(command.output.contains(" s  program starts, power-on\n"))
        let json = run(["--life", "--json"])
        #expect(json.output.contains("{\"at\":0,\"event\":\"awake\",\"reason\":\"power-on\",\"type\":\"life\"}\n"))
    }
}
