import ImpRuntime
import Testing

@testable import ImpSimulation

/// A device without plan and token belongs to nobody: it joins nothing until it has them.
struct Enrolments {
    private static let offline = "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);"

    private func holds(_ yaml: String, device: String = offline) throws {
        let ran = try RanScenario(yaml, device: device)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("not simulated"))
    }

    @Test func isAskedForByTheLED() throws {
        try holds(
            """
            device: {enrolled: no}
            steps:
              - expect-led: {state: no-settings, within: 1s}
              - expect-wakereason: {reason: power-on, within: 12s}
              - expect-connected: {connected: no, for: 1h}
              - expect-led: no-settings
              - expect-no-log: {text: "Device connected", since: start}
            """)
    }

    @Test func comesWithBlinkUp() throws {
        try holds(
            """
            device: {enrolled: no}
            steps:
              - at: 20s
                blinkup: {ssid: home, key: home-network-key}
              - expect-connected: {connected: no, for: 1m}
              - expect-led: no-settings
              - blinkup: {plan: 0123456789abcdef, token: abcdefgh}
              - expect-connected: {within: 20s}
              - expect-wakereason: {reason: blinkup, within: 5s}
              - power-cut: 1s
              - expect-connected: {within: 5s}
            """)
    }

    @Test func comesFromTheProgram() throws {
        try holds(
            "device: {enrolled: no}\nsteps: [{expect-log: {text: \"connect 5\", within: 30s}}]",
            device: Enrolments.offline + """
                imp.wakeup(2, function() {
                    imp.setenroltokens("plan", "token");
                    server.connect(function(reason) { server.log("connect " + reason); });
                });
                """)
    }

    @Test func isNeededOnEthernet() throws {
        try holds(
            """
            module: imp005
            world: {board: {ethernet-phy: yes}, ethernet: {plugged: yes}}
            device: {enrolled: no, configured: no}
            steps:
              - expect-connected: {connected: no, for: 5m}
              - expect-led: no-settings
              - blinkup: {plan: 0123456789abcdef, token: abcdefgh}
              - expect-connected: {within: 20s}
            """)
    }

    @Test func isLostByClearing() throws {
        try holds(
            """
            steps:
              - expect-connected: {within: 5s}
              - blinkup: {clear: yes}
              - expect-connected: {connected: no, within: 5s}
              - after: 20s
                blinkup: {ssid: home, key: home-network-key}
              - expect-connected: {connected: no, for: 1m}
            """)
    }
}
