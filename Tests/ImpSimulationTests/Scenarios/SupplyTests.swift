import Foundation
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

struct Supplies {
    private static let small = Battery(capacity: 1, fullVoltage: 3_200, cutOffVoltage: 1_800, level: 100)

    /// A device on a battery, and when it lost its power.
    private static func run(
        _ device: String, _ battery: Battery, module: Module = .imp001, for span: TimeSpan
    ) throws -> (simulation: Simulation, outages: [Instant]) {
        let (simulation, _) = try simulation(device: device) {
            $0.module = module
            $0.device.battery = battery
        }
        var outages: [Instant] = []
        simulation.onDevice = { if case .off(isPowered: false, let at) = $0 { outages.append(at) } }
        _ = try simulation.run(for: span, always: true)
        return (simulation, outages)
    }

    @Test func voltageFallsWithWhatIsLeft() {
        var battery = Battery(capacity: 100, fullVoltage: 3_000, cutOffVoltage: 2_000, level: 80)
        #expect(battery.voltage == 2_800)
        battery.drain(100 * 3.6e6 * 0.3)
        #expect(abs(battery.voltage - 2_500) < 1e-6 && abs(battery.level - 0.5) < 1e-9)
        battery.drain(1e12)
        #expect(battery.voltage == 2_000 && battery.isOut)
    }

    @Test(
        "a battery is out at the very moment at which its charge is taken",
        arguments: [
            "", "imp.deepsleepfor(7 * 86400);", "function again() { imp.wakeup(0.5, again); } again();",
        ])
    func runsOutInTime(_ program: String) throws {
        let (simulation, outages) = try Supplies.run(program, Supplies.small, for: .seconds(8 * 86_400))
        let slack = program.contains("again") ? 40.0 : 0.001
        #expect(outages.count == 1)
        // Without power nothing more is taken.
        #expect(abs(simulation.power.charge - 3.6e6) < slack)
        #expect(simulation.battery?.isOut == true && simulation.battery?.voltage == 1_800)
        #expect(!simulation.isDeviceConnected)
    }

    @Test func lastsLongerInDeepSleep() throws {
        let awake = try Supplies.run("", Supplies.small, for: .seconds(8 * 86_400)).outages
        let asleep = try Supplies.run("imp.deepsleepfor(86400);", Supplies.small, for: .seconds(8 * 86_400)).outages
        // 80 mA take a milliampere-hour within a minute; 6 uA leave a day's worth of more.
        #expect(awake[0] < .start + .seconds(60))
        #expect(asleep.isEmpty || asleep[0] > .start + .seconds(86_400))
    }

    @Test func runsOutInASnapshotAsWithout() throws {
        let whole = try Supplies.run("", Supplies.small, for: .seconds(120)).outages
        let (first, none) = try Supplies.run("", Supplies.small, for: .seconds(20))
        #expect(none.isEmpty)
        let saved = try JSONEncoder().encode(first.snapshot())
        var options = SimulationOptions()
        options.clock = .fast
        options.servesHTTP = false
        let second = try Simulation(
            restoring: JSONDecoder().decode(SimulationSnapshot.self, from: saved), options: options
        ) { _ in }
        var outages: [Instant] = []
        second.onDevice = { if case .off(isPowered: false, let at) = $0 { outages.append(at) } }
        _ = try second.run(for: .seconds(100), always: true)
        #expect(outages.count == 1)
        #expect(abs(outages[0].since(whole[0]).nanoseconds) < 1_000)
    }

    @Test("a battery that is out takes the power, and its level or power-on gives it back")
    func inAScenario() throws {
        let ran = try RanScenario(
            """
            world: {power: {battery: {capacity: 1mAh, full: 3V, cut-off: 2V, level: 50%}}}
            steps:
              - expect-connected: {within: 5s}
              - expect-connected: {connected: no, within: 40s}
              - expect-led: off
              - expect-connected: {connected: no, for: 1h}
              - battery: 100%
              - expect-connected: {within: 5s}
              - expect-wakereason: power-on
              - expect-connected: {for: 30s}
              - battery: 1%
              - expect-connected: {connected: no, within: 5s}
              - after: 1h
                battery: 0%
              - expect-connected: {connected: no, for: 1m}
              - battery: 80%
              - expect-connected: {within: 5s}
              - expect-connected: {connected: no, within: 1m}
              - power-on:
              - expect-connected: {within: 5s}
              - expect-connected: {for: 20s}
            """, device: "server.log(\"up\");")
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("not simulated"))
    }

    @Test("a battery does not switch on what is switched off")
    func staysOff() throws {
        let ran = try RanScenario(
            """
            world: {power: {on: no, battery: {capacity: 1mAh, level: 0%}}}
            steps:
              - battery: 100%
              - expect-connected: {connected: no, for: 1m}
              - power-on:
              - expect-connected: {within: 5s}
              - power-cut:
              - battery: 50%
              - expect-connected: {connected: no, for: 1h}
              - power-on:
              - expect-connected: {within: 5s}
            """)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    @Test("a brown-out is a loss of power: reason 0, and nv is gone", arguments: Module.allCases)
    func brownOut(_ module: Module) throws {
        let ran = try RanScenario(
            """
            module: \(module.rawValue)
            steps:
              - expect-connected: {within: 5s}
              - brown-out: 50ms
              - expect-connected: {connected: no}
              - expect-log: {text: "reason 0, no nv", within: 15s}
              - expect-wakereason: power-on
              - expect-connected:
            """,
            device: """
                server.log("reason " + hardware.wakereason() + ("nv" in getroottable() ? ", nv" : ", no nv"));
                nv <- {};
                """)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }
}
