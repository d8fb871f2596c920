import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// R34: the hardware's source of random numbers may fail at any call, and nothing comes of it.
struct RandomSources {
    private static let faults = ["stuck", "failing", "starving"]

    private static let device = """
        server.log("started " + math.rand());
        function tick() { agent.send("number", math.rand()); imp.wakeup(5, tick); }
        tick();
        """

    private static let phases: [(name: String, yaml: String)] = [
        (
            "from the start",
            """
            world: {random-source: FAULT}
            steps: [{expect-connected: {within: 10s}}, {expect-connected: {for: 1m}}]
            """
        ),
        (
            "while joining",
            """
            steps:
              - {at: 400ms, random-source: FAULT}
              - expect-connected: {within: 10s}
              - wifi-drop: {for: 10s}
              - expect-connected: {connected: no, within: 8s}
              - expect-connected: {within: 1m}
            """
        ),
        (
            "during WPS",
            """
            world: {access-points: [{ssid: home, key: a-long-password, wps: push-button}]}
            steps:
              - {at: 10s, power-cut: 1s}
              - {after: 5s, random-source: FAULT}
              - wps-press: home
              - expect-connected: {within: 2m}
            """
        ),
        (
            "while the program runs, and over a loss of power",
            """
            steps:
              - expect-connected: {within: 10s}
              - {at: 20s, random-source: FAULT}
              - expect-connected: {for: 1m}
              - power-cut: 2s
              - expect-connected: {within: 15s}
              - random-source: healthy
              - expect-connected: {for: 1m}
            """
        ),
        (
            "for a minute, again and again",
            """
            steps:
              - repeat:
                  times: 10
                  steps:
                    - after: 1ms..20s
                      random-source: {state: FAULT, for: 1m}
                    - after: 1s
                      wifi-drop: {for: 5s}
              - after: 2m
                expect-connected:
            """
        ),
    ]

    @Test("R34: no fault of it keeps a device from connecting", arguments: faults, 0..<phases.count)
    func doNotMatter(_ fault: String, _ phase: Int) throws {
        let (name, yaml) = RandomSources.phases[phase]
        let program = name == "during WPS" ? "imp.net.configurewps(); imp.clearconfiguration(CONFIG_WIFI);" : ""
        let ran = try RanScenario(
            yaml.replacing("FAULT", with: fault), device: RandomSources.device + program,
            agent: "device.on(\"number\", function(number) {});")
        #expect(ran.report.held, "\(name)\n\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("ERROR:") && !ran.log.contains("not simulated"))
    }

    @Test("R34: a device that starts again and again with a stuck source never draws a number again")
    func doNotRepeat() throws {
        let ran = try RanScenario(
            """
            world: {random-source: stuck}
            steps:
              - repeat: {times: 30, steps: [{after: 5s, power-cut: 100ms}]}
              - wait: 10s
            """, device: RandomSources.device)
        let drawn = ran.entries.filter { $0.message.hasPrefix("started ") }.map(\.message)
        #expect(drawn.count > 20)
        #expect(Set(drawn).count == drawn.count)
    }

    @Test("the same seed gives the same trace", arguments: faults)
    func areRepeatable(_ fault: String) throws {
        let yaml = "world: {random-source: \(fault)}\nsteps: [{wait: 1m}, {power-cut: 1s}, {wait: 1m}]"
        let logs = try (0..<2).map { _ in
            try RanScenario(yaml, device: RandomSources.device, seed: 7).log
        }
        #expect(logs[0] == logs[1])
        #expect(try RanScenario(yaml, device: RandomSources.device, seed: 8).log != logs[0])
    }
}
