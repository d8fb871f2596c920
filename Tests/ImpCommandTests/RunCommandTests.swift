import ImpRuntime
import TestSupport
import Testing

@testable import ImpCommand

@Suite struct RunCommandTests {
    private func run(_ options: [String], device: String, agent: String? = nil) throws -> Command {
        let folder = try TemporaryFolder(["device.nut": device, "agent.nut": agent ?? ""])
        return withExtendedLifetime(folder) {
            let programs = [folder.path("device.nut")] + (agent == nil ? [] : [folder.path("agent.nut")])
            return Command(["run"] + options + programs)
        }
    }

    @Test func deviceAndAgentTalk() throws {
        let command = try run(
            ["--for", "5s"],
            device: #"agent.on("answer", function(x) { server.log("got " + x) }); agent.send("question", 6)"#,
            agent: #"device.on("question", function(x) { device.send("answer", x * 7) })"#)
        #expect(command.status == .success)
        #expect(command.output.contains("Z [Device] got 42\n"))
    }

    @Test func fastTimeBeginsWhenItIsTold() throws {
        let device = "imp.wakeup(60, function() { server.log(date().hour + \":\" + date().min) })"
        let command = try run(["--for", "2m", "--start", "2030-05-06T07:08:00Z"], device: device)
        #expect(command.output.contains("2030-05-06T07:09:"))
        #expect(command.output.contains("[Device] 7:9\n"))
    }

    @Test func linesOfJSON() throws {
        let command = try run(["--time", "fast", "--json"], device: #"server.log("a \"quote\"")"#)
        #expect(command.output.contains(#""log_type":"development","type":"server.log","msg":"a \"quote\""}"#))
    }

    @Test func uncaughtErrorsShowInTheExitCode() throws {
        let command = try run(["--for", "3s"], device: "\nmissing()")
        #expect(command.status == .uncaughtError)
        #expect(command.output.contains("[Device] ERROR: the index 'missing' does not exist\n"))
        #expect(command.output.contains("[Device] ERROR:   in main device_code:2\n"))
    }

    @Test func compileErrorsNameTheFile() throws {
        let command = try run(["--for", "1s"], device: "local = 1")
        #expect(command.status == .compileError)
        #expect(command.talk.contains("/device.nut:1:7: error: expected 'IDENTIFIER'\n"))
        #expect(command.output.isEmpty)
    }

    @Test func fastTimeDoesNotWaitForRequests() throws {
        let agent = "http.onrequest(function(request, response) { response.send(200, \"\") })"
        let command = try run(["--time", "fast"], device: "", agent: agent)
        #expect(command.status == .usage)
        #expect(command.talk.contains("--for"))
    }

    @Test func offlineNoRequestLeaves() throws {
        let agent = "http.get(\"http://example.com\").sendasync(@(response) server.log(response.statuscode))"
        let command = try run(["--time", "fast", "--offline"], device: "", agent: agent)
        #expect(command.status == .success)
        #expect(command.output.contains("[Note] this run is offline: GET http://example.com fails with statuscode 6\n"))
        #expect(command.output.contains("[Agent] 6\n"))
    }

    /// Nobody listens on port 1 of this computer.
    @Test func onlineRequestsLeave() throws {
        let agent = "http.get(\"http://127.0.0.1:1\").sendasync(@(response) server.log(response.statuscode))"
        let command = try run(["--time", "fast"], device: "", agent: agent)
        #expect(command.status == .success)
        #expect(command.output.contains("[Agent] 7\n"))
        #expect(!command.output.contains("offline"))
    }

    // MARK: Scenarios, and what is printed

    private func scenario(_ yaml: String, _ options: [String] = [], device: String) throws -> Command {
        let folder = try TemporaryFolder(["device.nut": device, "day.yaml": yaml])
        return withExtendedLifetime(folder) {
            Command(["run", "--scenario", folder.path("day.yaml")] + options + [folder.path("device.nut")])
        }
    }

    @Test func anExpectationThatHoldsIsSuccess() throws {
        let command = try scenario("steps: [{expect-log: {text: up, within: 5s}}]", device: "server.log(\"up\")")
        #expect(command.status == .success)
        #expect(command.output.contains("1 expectation, 0 failed"))
    }

    @Test func anExpectationThatDoesNotHoldSaysWhen() throws {
        let command = try scenario("steps: [{expect-log: {text: down, within: 5s}}]", device: "server.log(\"up\")")
        #expect(command.status == .testFailed)
        #expect(command.output.contains("day.yaml:1:10: FAILED at 0:00:05.000"))
    }

    @Test func theModuleOfTheCommandLineWins() throws {
        let command = try scenario(
            "module: imp001\nduration: 5s", ["--module", "imp003"], device: "server.log(imp.info().type)")
        #expect(command.output.contains("[Device] imp003\n"))
    }

    @Test func wrongScenariosNameTheirPlace() throws {
        let command = try scenario("steps: [{powercut: 5s}]", device: "")
        #expect(command.status == .configuration)
        #expect(command.talk.contains("day.yaml:1:10: an unknown step powercut; did you mean power-cut?"))
    }

    @Test func aRunEndsAtALineOrSaysThatItNeverCame() throws {
        let device = "imp.wakeup(60, function() { server.log(\"reading 7\") })"
        let found = try run(["--for", "1h", "--until-log", "reading [0-9]"], device: device)
        #expect(found.status == .success)
        #expect(found.output.hasSuffix("[Device] reading 7\n"))
        #expect(try run(["--for", "1h", "--until-log", "never"], device: device).status == .timedOut)
        #expect(try run(["--for", "1h", "--until-log", "("], device: device).status == .usage)
    }

    @Test func variablesReachThePrograms() throws {
        let command = try run(
            ["--for", "3s", "--env", "KEY=secret"], device: "server.log(__VARS.KEY.len() + __EI.DEVICEGROUP_TYPE)")
        #expect(command.output.contains("[Device] 6development\n"))
    }

    @Test func powerAndMemoryAreTold() throws {
        let command = try run(["--for", "1h", "--power", "--battery", "2400", "--memory"], device: "")
        #expect(command.output.contains(" days on 2400 mAh\n"))
        #expect(command.output.contains("memory: "))
    }

    @Test func startNeedsTheFastClock() throws {
        #expect(try run(["--start", "2030-05-06T07:08:00Z"], device: "").status == .usage)
    }

    @Test(arguments: [
        ("500us", 500_000), ("20ms", 20_000_000), ("10s", 10_000_000_000), ("1.5m", 90_000_000_000),
        ("2h", 7_200_000_000_000), ("1d", 86_400_000_000_000), ("3", 3_000_000_000), ("0", 0),
    ])
    func durations(text: String, nanoseconds: Int64) {
        #expect(Duration(argument: text)?.span.nanoseconds == nanoseconds)
    }

    @Test(arguments: ["", "s", "-1s", "1x", "1 s", "inf", "nan", "0x10", "1e3d4"])
    func wrongDurations(text: String) {
        #expect(Duration(argument: text) == nil)
    }
}
