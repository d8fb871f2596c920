import ImpRuntime
import Testing

@testable import ImpSimulation

/// Messages that a device has received and its program has not seen.
struct LostMessages {
    private static let device = """
        agent.on("late", function(x) { server.log("got " + x); });
        server.log("up " + hardware.wakereason());
        if (hardware.wakereason() == WAKEREASON_POWER_ON) imp.wakeup(5, function() { END });
        """
    private static let agent = """
        device.on("now", function(x) { device.send("late", 1); });
        """

    /// The program does not come to its messages before it ends like this.
    private func lines(_ end: String) throws -> [String] {
        let device = LostMessages.device.split(separator: "END").joined(
            separator: "agent.send(\"now\", 0); imp.sleep(2); \(end)")
        let (simulation, record) = try simulation(device: device, agent: LostMessages.agent) {
            $0.duration = .seconds(60)
        }
        _ = try simulation.run()
        return record.lines.filter { $0.hasPrefix("[Device]") }
    }

    @Test func outliveARestartOfTheProgram() throws {
        #expect(try lines("server.restart();") == ["[Device] up 0", "[Device] up 10", "[Device] got 1"])
    }

    @Test func areLostInDeepSleep() throws {
        #expect(try lines("imp.deepsleepfor(5);") == ["[Device] up 0", "[Device] up 1"])
    }

    @Test func areLostInAReset() throws {
        #expect(try lines("local a = []; while (true) a.append(blob(1000));") == ["[Device] up 0", "[Device] up 2"])
    }
}
