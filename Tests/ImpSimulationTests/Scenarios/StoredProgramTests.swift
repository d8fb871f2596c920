import ImpHardware
import ImpOS
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpSimulation

/// What a device does with a stored program that it cannot run.
struct StoredPrograms {
    private func flash(program: [UInt8]) throws -> DeviceFlash {
        let (fresh, _) = try simulation(device: "")
        var flash = fresh.stored.device.flash
        var power = PowerSupply.steady
        try flash.beginProgram(length: program.count, power: &power)
        try flash.appendProgram(program, power: &power)
        try flash.finishProgram(power: &power)
        return flash
    }

    /// As after an upgrade to a release with another bytecode.
    @Test func ofAnotherReleaseIsReplaced() throws {
        let stored = try flash(program: Array("no program of this release".utf8))
        let (simulation, record) = try simulation(
            device: "server.log(\"up \" + hardware.wakereason());"
        ) {
            $0.device.stored = stored
        }
        _ = try simulation.run()
        #expect(record.lines.last == "[Device] up 4")
    }

    @Test func ofAnotherReleaseIsNotStartedWithoutTheServer() throws {
        let stored = try flash(program: Array("no program of this release".utf8))
        let (simulation, record) = try simulation(device: "server.log(\"up\");") {
            $0.device.stored = stored
            $0.world.isServerUp = false
        }
        var starts = 0
        simulation.onDevice = { if case .programStarted = $0 { starts += 1 } }
        _ = try simulation.run(for: .seconds(700), always: true)
        #expect(starts == 0)
        simulation.change { [now = simulation.now] in $0.setServer(isUp: true, at: now) }
        _ = try simulation.run(for: .seconds(700), always: true)
        #expect(starts == 1)
        #expect(record.lines.last == "[Device] up")
    }
}

/// Programs that end as soon as they start: time goes on, whatever they do.
struct EndlessStarts {
    @Test(arguments: ["server.restart();", "imp.deepsleepfor(0);", "server.sleepfor(0);", "throw 1;"])
    func takeTime(_ end: String) throws {
        let (simulation, _) = try simulation(device: end) { $0.maximumRestarts = nil }
        var starts = 0
        simulation.onDevice = { if case .programStarted = $0 { starts += 1 } }
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect((20...1_200).contains(starts))
    }

    @Test func withTheWakeUpPinHigh() throws {
        let program = "hardware.pin1.configure(DIGITAL_IN_WAKEUP); imp.deepsleepfor(60);"
        let (simulation, _) = try simulation(device: program)
        simulation.drive("pin1", true)
        var starts = 0
        simulation.onDevice = { if case .programStarted = $0 { starts += 1 } }
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect((1_000...1_200).contains(starts))
    }
}
