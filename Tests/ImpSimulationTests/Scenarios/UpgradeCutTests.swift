import ImpHardware
import ImpLink
import ImpOS
import ImpRuntime
import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpSimulation

/// R26: wherever the supply fails while something is stored, the device starts with the old or the new one.
struct UpgradeCuts {
    /// A device that is connected.
    private static func connected(_ module: Module) throws -> (Simulation, Record) {
        let (simulation, record) = try simulation(device: program) { $0.module = module }
        _ = try simulation.run(for: .seconds(5), always: true)
        #expect(simulation.isDeviceConnected)
        return (simulation, record)
    }

    /// Tells the release that it runs on, also without a connection.
    private static let program = """
        server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
        imp.setuserconfiguration(split(imp.getsoftwareversion(), " ")[2]);
        """

    /// What the program has told last.
    private static func told(_ simulation: Simulation) throws -> String {
        String(decoding: try #require(try simulation.stored.device.flash.userConfiguration()), as: UTF8.self)
    }

    /// The first steps and the last ones each, and some of the many between them.
    private static func chosen(of steps: Int) -> [Int] {
        Array(0..<8) + stride(from: 8, to: steps - 24, by: max(1, (steps - 32) / 12)) + Array(steps - 24...steps)
    }

    @Test("R26: a cut at any step of an upgrade", arguments: [Module.imp001, .imp003])
    func leavesASystem(_ module: Module) throws {
        let steps = try stepsOfUpgrade(module)
        var releases: Set<String> = []
        for step in UpgradeCuts.chosen(of: steps) {
            let (simulation, record) = try UpgradeCuts.connected(module)
            simulation.upgradeSystem(to: "36.15", cutPowerAfterSteps: step)
            _ = try simulation.run(for: .seconds(30), always: true)
            #expect(simulation.isOff == (step < steps), "step \(step) of \(steps)")
            simulation.change { $0.setServer(isUp: false, at: simulation.now) }
            simulation.setPower(true)
            _ = try simulation.run(for: .seconds(15), always: true)
            #expect(simulation.device.state.life.runsProgram, "step \(step)")
            releases.insert(try UpgradeCuts.told(simulation))
            simulation.change { $0.setServer(isUp: true, at: simulation.now) }
            _ = try simulation.run(for: .seconds(60), always: true)
            #expect(try UpgradeCuts.told(simulation) == "release-36.15", "step \(step)")
            #expect(!record.text.contains("ERROR"))
        }
        #expect(releases == ["release-36.14", "release-36.15"])
    }

    /// Steps of the flash that one whole upgrade takes.
    private func stepsOfUpgrade(_ module: Module) throws -> Int {
        var flash = try UpgradeCuts.connected(module).0.stored.device.flash
        let image = SoftwareVersion(release: "36.15").image
        var power = PowerSupply.steady
        try flash.beginOS(length: image.count, power: &power)
        try flash.appendOS(image, power: &power)
        try flash.finishOS(power: &power)
        return power.steps
    }

    @Test("a cut at any byte of a program's download", arguments: [Module.imp001, .imp003])
    func downloadsAgain(_ module: Module) throws {
        let text = "server.log(\"the next one\"); function a() { return 1; }"
        let next = try compile(Array(text.utf8), name: "device_code")
        let steps = 4 + next.encoded().count
        for step in [0, 1, 2, 3, 4, 5, 100, steps / 2, steps - 1, steps, steps + 15] {
            let (simulation, record) = try UpgradeCuts.connected(module)
            simulation.deploy(device: next, cutPowerAfterSteps: step)
            _ = try simulation.run(for: .seconds(10), always: true)
            #expect(simulation.isOff, "step \(step)")
            simulation.setPower(true)
            _ = try simulation.run(for: .seconds(10), always: true)
            #expect(record.entries.last?.message == "the next one", "step \(step)")
        }
    }

    @Test("the scenario's step cuts the supply, and power-on gives it back")
    func isAStep() throws {
        let ran = try RanScenario(
            """
            module: imp003
            steps:
              - expect-connected: {within: 5s}
              - upgrade-os: {release: "36.15", cut-power-at: 1000}
              - expect-led: {state: upgrade-downloading, within: 5s}
              - expect-connected: {connected: no, within: 5s}
              - expect-led: off
              - expect-connected: {connected: no, for: 10m}
              - power-on:
              - expect-log: {text: "release-36.15", within: 30s}
              - expect-wakereason: new-firmware
            """, device: "server.log(imp.getsoftwareversion());")
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("not simulated"))
    }

    @Test("an upgrade that takes fewer steps is not cut, nor is the next one")
    func endsWithTheImage() throws {
        let (simulation, _) = try UpgradeCuts.connected(.imp003)
        simulation.upgradeSystem(to: "36.15", cutPowerAfterSteps: 1_000_000)
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(try UpgradeCuts.told(simulation) == "release-36.15")
        simulation.upgradeSystem(to: "36.16")
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(try UpgradeCuts.told(simulation) == "release-36.16")
    }
}

extension Simulation {
    fileprivate var isOff: Bool { device.state.life.phase == .off }
}
