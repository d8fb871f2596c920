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
