import Foundation
import ImpRuntime
import Testing

@testable import ImpScenario

@Suite("Running a scenario")
struct ScenarioRunTests {
    @Test("steps happen at their times, and changes go back by themselves")
    func effects() throws {
        var driver = try Driver(
            """
            steps:
              - at: 10s
                wifi-drop: {for: 5m}
              - after: 2s
                server-down:
              - wait: 10m
              - power-cut: 1s
            duration: 15m
            """)
        driver.finish()
        let expected = ["10.0 home off", "12.0 server false", "310.0 home on", "612.0 supply off", "613.0 supply good"]
        #expect(driver.effects == expected)
        #expect(driver.run.isOver && driver.now == Instant.start + .seconds(900))
    }

    @Test("a later change of the same thing decides when it goes back")
    func overlappingChanges() throws {
        var driver = try Driver(
            """
            steps:
              - packet-loss: {share: 10%, for: 10m}
              - after: 5m
                packet-loss: {share: 50%, for: 1m}
            duration: 1h
            """)
        driver.finish()
        #expect(driver.effects == ["0.0 loss 100000", "300.0 loss 500000", "360.0 loss 0"])
    }

    @Test(
        "an expectation holds or fails at its time",
        arguments: [
            // What is expected, when it is seen, what is said.
            ("expect-connected: {within: 10s}", 4.0, "held at 0:00:04.000"),
            (
                "expect-connected: {within: 10s}", 11.0,
                "FAILED at 0:00:10.000: expect-connected: {within: 10s}; seen instead: no"
            ),
            ("expect-connected:", 1.0, "FAILED at 0:00:00.000: expect-connected; seen instead: no"),
            ("expect-connected: {connected: no, for: 5s}", 4.0, "FAILED at 0:00:04.000"),
            ("expect-connected: {connected: no, for: 5s}", 6.0, "held at 0:00:05.000"),
            ("expect-log: {text: up, within: 5s}", 5.0, "held at 0:00:05.000"),
            ("expect-log: {regex: '^up \\d$', side: device, within: 5s}", 1.0, "held at 0:00:01.000"),
            ("expect-log: {text: up, side: agent, within: 5s}", 1.0, "FAILED at 0:00:05.000"),
            (
                "expect-log: {text: up, count: 2, within: 5s}", 1.0,
                "FAILED at 0:00:05.000: expect-log: {text: up, count: 2, within: 5s}; seen instead: 1 of them; the latest line is [server.log] up 1"
            ),
            ("expect-no-log: {text: up, for: 5s}", 2.0, "FAILED at 0:00:02.000"),
            ("expect-no-log: {text: up, for: 5s}", 7.0, "held at 0:00:05.000"),
            ("expect-led: {state: connected, within: 5s}", 2.0, "held at 0:00:02.000"),
            (
                "expect-led: {colour: red, within: 5s}", 2.0,
                "FAILED at 0:00:05.000: expect-led: {colour: red, within: 5s}; seen instead: connected, green"
            ),
            ("expect-pin: {pin: pin1, level: high, within: 5s}", 2.0, "held at 0:00:02.000"),
            ("expect-wakereason: {reason: timer, within: 5s}", 2.0, "held at 0:00:02.000"),
            (
                "expect-restarts: {count: 1, since: start, within: 5s}", 2.0,
                "FAILED at 0:00:05.000: expect-restarts: {count: 1, since: start, within: 5s}; seen instead: 0"
            ),
            ("expect-user-config: {text: ab, within: 5s}", 2.0, "held at 0:00:02.000"),
            ("expect-user-config: {empty: yes}", 2.0, "held at 0:00:00.000"),
        ])
    func expectations(step: String, seenAfter: Double, verdict: String) throws {
        var driver = try Driver("steps:\n  - \(step)\n")
        let time = Instant.start + TimeSpan(seconds: seenAfter)
        driver.planned = Driver.everything.map { (time, $0) }
        driver.finish()
        let report = driver.run.report.text
        #expect(report.hasPrefix("x.yaml:2:5: \(verdict)"), "\(report)")
    }

    @Test("lines count since the latest step that did something")
    func linesSinceAction() throws {
        var driver = try Driver(
            """
            steps:
              - at: 10s
                agent-restart:
              - expect-log: {text: up, within: 5s}
              - expect-log: {text: up, since: start}
            """)
        driver.planned = [(Instant.start + .seconds(3), .log(Driver.line))]
        driver.finish()
        #expect(driver.run.report.verdicts.map(\.held) == [false, true])
    }

    @Test("the average current is measured over the time since the action")
    func power() throws {
        let yaml = "steps:\n  - wait: 10s\n  - expect-power: LIMIT\n"
        for (limit, verdict) in [("1.1mA", "held"), ("1mA", "FAILED")] {
            var driver = try Driver(yaml.replacing("LIMIT", with: limit))
            driver.nanoamperes = 1_000_000
            driver.finish()
            #expect(driver.run.report.text.contains(": \(verdict) at 0:00:10.000"), "\(driver.run.report.text)")
        }
    }

    @Test("a step sees what came of the step above at the same time")
    func effectsFirst() throws {
        var run = ScenarioRun(try scenario("steps:\n  - power-cut:\n  - expect-connected: no\n"))
        _ = run.handle(.observed(.connected(true)), at: .start)
        #expect(run.handle(.tick, at: .start) == [.supply(.off)])
        #expect(run.deadline == .start)
        _ = run.handle(.observed(.connected(false)), at: .start)
        #expect(run.handle(.tick, at: .start) == [])
        #expect(run.isOver && run.report.held)
    }

    @Test("what is open when the run ends has failed")
    func endedEarly() throws {
        var run = ScenarioRun(try scenario("steps:\n  - expect-connected: {within: 1m}\n  - expect-led: off\n"))
        _ = run.handle(.tick, at: .start)
        _ = run.handle(.ended, at: .start + .seconds(5))
        #expect(run.isOver && !run.report.held)
        #expect(run.report.verdicts.map(\.seen) == ["no; then the run ended", "the run ended before"])
    }

    @Test("a step whose time is over begins at once, and the report says so")
    func late() throws {
        var driver = try Driver("steps:\n  - wait: 10s\n  - at: 4s\n    power-on:\n")
        driver.finish()
        #expect(driver.effects == ["10.0 supply good"])
        #expect(driver.run.report.text.contains("x.yaml:4:5: began 0:00:06.000 late: power-on"))
    }

    @Test("one seed gives one run, another another")
    func seeds() throws {
        let yaml =
            "steps:\n  - repeat:\n      times: 20\n      steps:\n        - after: 1s..1h\n          wifi-drop: {for: 1s}\n"
        let runs = try [1, 1, 2].map { seed in
            var driver = try Driver(yaml, seed: UInt64(seed))
            driver.finish()
            return driver.effects
        }
        #expect(runs[0].count == 39 && runs[0] == runs[1] && runs[0] != runs[2])
    }

    @Test("a run can be saved between any two of its inputs")
    func saved() throws {
        var driver = try Driver(
            "steps:\n  - wifi-drop: {for: 5s}\n  - expect-log: {regex: 'u.', within: 10s}\n  - after: 1s..9s\n    power-on:\n",
            seed: 3)
        driver.planned = [(Instant.start + .seconds(2), .log(Driver.line))]
        var saving = driver
        saving.saves = true
        driver.finish()
        saving.finish()
        #expect(saving.effects == driver.effects && saving.run == driver.run)
    }

    @Test("a report as JSON")
    func json() throws {
        var driver = try Driver("name: a \"b\"\nsteps:\n  - expect-connected:\n")
        driver.finish()
        #expect(
            driver.run.report.json
                == #"{"type":"scenario","file":"x.yaml","name":"a \"b\"","seed":0,"held":false,"seconds":0.0,"#
                + #""expectations":[{"line":3,"column":5,"step":"expect-connected","held":false,"seconds":0.0,"seen":"no"}],"delays":[]}"#
        )
    }
}

private func scenario(_ yaml: String) throws -> Scenario { try Scenario(yaml: Array(yaml.utf8), file: "x.yaml") }

/// Runs a scenario against things that are seen at fixed times.
private struct Driver {
    var run: ScenarioRun
    var planned: [(Instant, ScenarioObservation)] = []
    /// Saves and restores the run after each input.
    var saves = false
    var nanoamperes: Int64 = 0
    private(set) var effects: [String] = []
    private(set) var now = Instant.start

    static let line = LogEntry(sequence: 1, stamp: .fastStart, deviceID: "", type: .deviceLog, message: "up 1")
    /// All at one moment.
    static let everything: [ScenarioObservation] = [
        .connected(true), .log(line), .led(.connected, .green), .pin("pin1", .high), .started(.timer),
        .userConfiguration(Array("ab".utf8)),
    ]

    init(_ yaml: String, seed: UInt64? = nil) throws { run = ScenarioRun(try scenario(yaml), seed: seed) }

    mutating func finish() {
        var left = planned[...]
        while !run.isOver {
            if let (time, observation) = left.first, time <= run.deadline ?? .never {
                left.removeFirst()
                now = time
                give(.observed(observation))
            } else if let deadline = run.deadline {
                now = max(now, deadline)
                give(.tick)
            } else {
                return
            }
        }
    }

    private mutating func give(_ input: ScenarioRun.Input) {
        let wanted = run.handle(input, at: now)
        if saves, let copy = try? JSONDecoder().decode(ScenarioRun.self, from: JSONEncoder().encode(run)) { run = copy }
        for effect in wanted {
            if effect == .measureCharge {
                give(.observed(.charge(nanocoulombs: now.since(.start).nanoseconds / 1_000_000_000 * nanoamperes)))
            } else {
                effects.append("\(now.since(.start).seconds) \(text(effect))")
            }
        }
    }

    private func text(_ effect: ScenarioEffect) -> String {
        switch effect {
        case .supply(let supply): "supply \(supply)"
        case .accessPoint(let point): "\(point.name) \(point.isOn ? "on" : "off")"
        case .server(let isUp): "server \(isUp)"
        case .path(let path): "loss \(path.lossPerMillion)"
        default: "\(effect)"
        }
    }
}
