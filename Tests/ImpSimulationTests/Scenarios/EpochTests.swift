import ImpHardware
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// The epochs of sessions, which only ever grow.
struct Epochs {
    private static let program = "server.log(\"up\");"

    @Test("A device of which only the flash is left connects with a larger epoch", arguments: Module.allCases)
    func survive(_ module: Module) throws {
        let (first, _) = try simulation(device: Epochs.program) { $0.module = module }
        _ = try first.run(for: .seconds(10), always: true)
        let before = first.stored.device.flash
        #expect(before.epoch == 1)

        let (second, record) = try simulation(device: Epochs.program) {
            $0.module = module
            $0.device.stored = before
        }
        second.change { $0.takeServer(of: first.world) }
        _ = try second.run(for: .seconds(10), always: true)
        #expect(second.stored.device.flash.epoch == 2)
        #expect(record.messages.contains("up"))
        #expect(second.isDeviceConnected)
    }

    @Test("Each connection takes one, power cuts or not")
    func grow() throws {
        let (simulation, _) = try simulation(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                if (hardware.wakereason() == 0) imp.wakeup(3, function() {
                    server.disconnect();
                    server.connect(function(outcome) {});
                });
                """)
        _ = try simulation.run(for: .seconds(10), always: true)
        #expect(simulation.stored.device.flash.epoch == 2)
        simulation.setPower(false)
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(10), always: true)
        #expect(simulation.stored.device.flash.epoch == 4)
    }

    @Test("A device whose flash was exchanged connects after one more attempt")
    func skip() throws {
        let (first, _) = try simulation(device: Epochs.program)
        _ = try first.run(for: .seconds(10), always: true)
        let (second, _) = try simulation(device: Epochs.program)
        second.change { $0.takeServer(of: first.world) }
        _ = try second.run(for: .seconds(10), always: true)
        #expect(second.isDeviceConnected)
        #expect(second.stored.device.flash.epoch == 2)
    }
}

extension World {
    /// The server is the one that knows the device; its connections are gone.
    fileprivate mutating func takeServer(of other: World) {
        gateway = other.gateway
        setServer(isUp: false, at: .start)
        setServer(isUp: true, at: .start)
    }
}
