import ImpRuntime
import Testing

@testable import ImpOS
@testable import ImpSimulation

/// R25: what the server gets of a device's black box.
struct BlackBoxesOfDevices {
    private static let hungry = "local a = []; while (true) a.append(\"x\" + a.len());"

    private func run(_ source: String, _ event: (Simulation) throws -> Void = { _ in }) throws -> Simulation {
        let (simulation, _) = try simulation(device: source) { $0.maximumRestarts = nil }
        _ = try simulation.run(for: .seconds(30), always: true)
        try event(simulation)
        _ = try simulation.run(for: .seconds(30), always: true)
        return simulation
    }

    @Test func tellOfAReset() throws {
        let simulation = try run("if (hardware.wakereason() == 0) imp.wakeup(1, function() { \(Self.hungry) });")
        let box = try #require(simulation.blackBox)
        let events = box.entries.map(\.event)
        #expect(events.first == .awake(.powerOn))
        let crash = try #require(events.firstIndex(of: .crashed(2)))
        #expect(events[..<crash].contains(.programStarted(.powerOn)))
        #expect(events[..<crash].contains(.connected))
        #expect(events[crash...].contains(.awake(.softwareReset)))
        #expect(events[crash...].contains(.phase(.searching)))
        #expect(zip(box.entries, box.entries.dropFirst()).allSatisfy { $0.at <= $1.at })
        // By the device's clock, which the server's greeting has set.
        #expect(abs(box.entries[0].at.microseconds - WallTime.fastStart.microseconds) < 100_000)
    }

    @Test func tellNothingOfAnythingElse() throws {
        let restarted = try run("if (hardware.wakereason() == 0) imp.wakeup(1, function() { server.restart(); });")
        #expect(restarted.blackBox == nil)
        let failed = try run("if (hardware.wakereason() == 0) imp.wakeup(1, function() { throw 1; });")
        #expect(failed.blackBox == nil)
        let cut = try run("server.log(1);") {
            $0.setPower(false)
            $0.setPower(true)
        }
        #expect(cut.blackBox == nil)
    }

    /// Power that goes after the reset and before the connection takes the record with it.
    @Test func areLostWithThePower() throws {
        let simulation = try run(
            """
            server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
            if (hardware.wakereason() == 0) imp.wakeup(40, function() { \(Self.hungry) });
            """
        ) { simulation in
            simulation.change { $0.setServer(isUp: false, at: simulation.now) }
            _ = try simulation.run(for: .seconds(20), always: true)
            simulation.setPower(false)
            simulation.change { $0.setServer(isUp: true, at: simulation.now) }
            simulation.setPower(true)
        }
        #expect(simulation.isDeviceConnected)
        #expect(simulation.blackBox == nil)
    }

    /// A device that is reset again and again, without a network, has much to tell; the link takes it all the same.
    @Test func areBoundedAfterABadDay() throws {
        let (simulation, _) = try simulation(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                imp.wakeup(30, function() { \(Self.hungry) });
                """
        ) { $0.maximumRestarts = nil }
        simulation.change { $0.setServer(isUp: false, at: .start) }
        _ = try simulation.run(for: .seconds(1_800), always: true)
        simulation.change { $0.setServer(isUp: true, at: simulation.now) }
        _ = try simulation.run(for: .seconds(25), always: true)
        let record = try #require(simulation.world.gateway.telemetry)
        #expect(record.bytes.count <= 1_024 && record.bytes.count > 1_000)
        #expect(simulation.blackBox?.entries.count == BlackBox.capacity)
    }
}
