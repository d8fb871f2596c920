import ImpRuntime
import ImpScenario

/// Any text is a scenario or is refused at a place in it; a scenario comes to its end in a world where nothing is ever
/// seen.
///
/// Input: the text of a file.
public func fuzzScenario(_ input: UnsafeRawBufferPointer) {
    let text = [UInt8](input)
    do throws(ScenarioFileError) {
        run(try Scenario(yaml: text, file: "input"))
    } catch {
        let lines = text.split(separator: 10, omittingEmptySubsequences: false).count
        require((1...lines + 1).contains(error.place.line), "\(error) is no place of the input")
    }
}

/// Steps can be repeated a hundred thousand times, so it is not run to its end in any case.
private func run(_ scenario: Scenario) {
    var run = ScenarioRun(scenario)
    var now = Instant.start
    for _ in 0..<2_000 {
        guard let deadline = run.deadline else { break }
        require(deadline >= now || deadline <= .start, "a scenario missed its deadline")
        now = max(now, deadline)
        _ = run.handle(.tick, at: now)
    }
    _ = run.handle(.ended, at: now)
    require(run.isOver, "a scenario goes on after its end")
}

extension Seeds {
    /// A scenario of each kind of step.
    public static var scenarios: [[UInt8]] {
        [
            """
            name: a day
            module: imp003
            duration: 1d
            seed: 7
            world:
              access-points: [{ssid: home, key: "a long password", dhcp: 9s}, {ssid: cafe, on: no}]
              power: {battery: {capacity: 2000mAh, level: 80%}}
              inputs: [{name: door, pin: pinA, level: high}]
              buttons: [{name: user, pin: pinB}]
            device: {rescue-pin: {pin: pinA, idle: high}, user-configuration: {hex: "00ff"}}
            steps:
              - at: 1h
                power-cut: 5s
              - wifi-drop: {ap: home, for: 5m}
              - after: 1s..2m
                press: {button: user, for: 300ms}
              - repeat: {times: 3, steps: [{after: 1m, packet-loss: {share: 20%, for: 1m}}]}
              - blinkup: {ssid: home, key: other, flipped: 77}
              - wait: {until-log: "ready", within: 5m}
            """,
            """
            # expectations
            steps:
            - expect-log: {regex: "^reading \\\\d+$", count: 3, within: 1h}
            - expect-no-log: |
                ERROR:
            - expect-led: {state: connected, for: 1s}
            - expect-restarts: 1..3
            - expect-power: {below: 1.5mA, since: start}
            """,
        ].map { Array($0.utf8) }
    }
}
