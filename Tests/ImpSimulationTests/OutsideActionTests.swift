import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpSimulation

struct OutsideActions {
    /// What the log says after an action, ten seconds after the start.
    private func lines(
        after actions: [OutsideAction], device: String = "", agent: String = "", for span: TimeSpan = .seconds(20)
    ) throws -> [String] {
        let (simulation, record) = try simulation(device: device, agent: agent)
        _ = try simulation.run(for: .seconds(10), always: true)
        let before = record.entries.count
        for action in actions {
            simulation.control.perform(action)
            _ = try simulation.run(for: span, always: true)
        }
        return record.entries.dropFirst(before).map { "[\($0.type.label)] \($0.message)" }
    }

    private func program(_ text: String, _ name: String = "device_code") throws -> OutsideAction {
        .deployDevice(try compile(Array(text.utf8), name: name))
    }

    @Test func powerGoesAndComes() throws {
        let lines = try lines(
            after: [.setPower(false), .setPower(true)], device: "server.log(\"up \" + hardware.wakereason());",
            for: .seconds(600))
        #expect(lines.first == "[Status] Device disconnected")
        #expect(lines.last == "[Device] up 0")
    }

    @Test func wifiGoesAndComes() throws {
        let lines = try lines(after: [.setWiFi(isUp: false), .setWiFi(isUp: true)], for: .seconds(400))
        #expect(lines == ["[Status] Device disconnected", "[Status] Device connected"])
    }

    @Test func aPinIsDriven() throws {
        let lines = try lines(
            after: [.drive(pin: "pin1", false)],
            device: "hardware.pin1.configure(DIGITAL_IN_PULLUP, function() { server.log(hardware.pin1.read()); });")
        #expect(lines == ["[Device] 0"])
    }

    @Test func theAgentRestarts() throws {
        let lines = try lines(after: [.restartAgent], agent: "server.log(\"agent\");")
        #expect(lines == ["[Status] Agent restarted: reload.", "[Agent] agent"])
    }

    @Test func newCodeForTheDevice() throws {
        let lines = try lines(after: [program("server.log(\"new \" + hardware.wakereason());")])
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("[Status] Downloading new code; ") == true)
        #expect(lines.last == "[Device] new 4")
    }

    /// With a handler the program decides, and is told why.
    @Test func newCodeWaitsForTheProgram() throws {
        let lines = try lines(
            after: [program("server.log(\"new\");")],
            device: """
                server.onshutdown(function(reason) {
                    server.log("shutdown " + reason);
                    imp.wakeup(5, function() { server.restart(); });
                });
                """)
        #expect(lines.first == "[Device] shutdown 1")
        #expect(lines.last == "[Device] new")
    }

    @Test func newCodeForTheAgent() throws {
        let new = OutsideAction.deployAgent(try compile(Array("server.log(\"new\");".utf8), name: "agent_code"))
        #expect(
            try lines(after: [new], agent: "server.log(\"old\");") == [
                "[Status] Agent restarted: new_bytecode_version.", "[Agent] new",
            ])
    }
}
