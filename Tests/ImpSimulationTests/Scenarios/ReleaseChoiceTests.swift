import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// What release 36 may do in two ways; both of each.
struct ReleaseChoiceTests {
    /// A device whose rescue button is held while its supply comes on: which program runs then, and why.
    @Test("R7: the rescue button held", arguments: [false, true])
    func rescue(erases: Bool) throws {
        let ran = try RanScenario(
            """
            duration: 30s
            device: {rescue-pin: {pin: pin1, idle: high}}
            world:
              power: {on: no}
              inputs: [{name: rescue, pin: pin1, level: low}]
            steps:
              - power-on:
              - expect-connected: {within: 5s}
              - expect-wakereason: {reason: \(erases ? "new-squirrel" : "power-on"), within: 5s}
            """, device: "server.log(\"up \" + hardware.wakereason());"
        ) { $0.choices.rescueErasesProgram = erases }
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(ran.entries.contains { $0.message.hasPrefix("Downloading new code") } == erases)
        #expect(ran.entries.filter { $0.message.hasPrefix("up ") }.map(\.message) == [erases ? "up 4" : "up 0"])
    }

    @Test("R7: without a server only a program that is still there starts", arguments: [false, true])
    func rescueOffline(erases: Bool) throws {
        let source = "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);"
        let (simulation, _) = try simulation(device: source) {
            $0.device.configuration.rescuePin = .init(pin: ByteString("pin1"), idleIsHigh: true)
            $0.device.isOn = false
            $0.world.isServerUp = false
            $0.choices.rescueErasesProgram = erases
        }
        var starts: [Instant] = []
        simulation.onDevice = { if case .programStarted(_, let at) = $0 { starts.append(at) } }
        simulation.drive("pin1", false)
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(starts == (erases ? [] : [.start + .seconds(10)]))
    }

    /// WPS is armed at a router whose button nobody presses for two attempts.
    @Test("R8: WPS after a failed attempt", arguments: [false, true])
    func wps(disarms: Bool) throws {
        let ran = try RanScenario(
            """
            duration: 1h
            world: {access-points: [{ssid: home, key: a-long-password, wps: push-button}]}
            steps:
              - expect-connected: {within: 5s}
              - at: 10s
                power-cut: 1s
              - at: 34m
                wps-press: home
              - expect-connected: {\(disarms ? "connected: no, for: 20m" : "within: 10m")}
            """,
            device: """
                imp.net.configurewps(); imp.clearconfiguration(CONFIG_WIFI);
                """
        ) { $0.choices.wpsDisarmsOnFailure = disarms }
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    @Test("R8: a PIN, right and wrong", arguments: [("12345670", true), ("76543210", false)])
    func pin(_ pin: String, isRight: Bool) throws {
        let ran = try RanScenario(
            """
            duration: 10m
            world: {access-points: [{ssid: home, key: a-long-password, wps: pin, wps-pin: "12345670"}]}
            steps:
              - expect-connected: {within: 5s}
              - at: 10s
                power-cut: 1s
              - expect-connected: {\(isRight ? "within: 30s" : "connected: no, for: 9m")}
            """,
            device: """
                if (imp.getssid() == "home") { imp.net.configurewps("\(pin)"); imp.clearconfiguration(CONFIG_WIFI); }
                """)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    /// While WPS is armed the time-out of `server.connect` does not count: the button is pressed after 90 s.
    @Test("R8: WPS has two minutes, whatever the program gives it")
    func wpsTakesItsTime() throws {
        let ran = try RanScenario(
            """
            duration: 5m
            world: {access-points: [{ssid: home, key: a-long-password, wps: push-button}]}
            steps:
              - expect-connected: {within: 5s}
              - at: 100s
                wps-press: home
              - expect-log: {text: "outcome 5", within: 20s}
            """,
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                imp.net.configurewps(); imp.clearconfiguration(CONFIG_WIFI);
                imp.wakeup(8, function() {
                    server.disconnect();
                    server.connect(function(outcome) { server.log("outcome " + outcome); }, 5);
                });
                """)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    @Test("a restarted program and the connection", arguments: [true, false])
    func restart(keeps: Bool) throws {
        let (simulation, record) = try simulation(
            device: """
                server.log(hardware.wakereason() + " " + server.isconnected());
                if (hardware.wakereason() == 0) imp.wakeup(1, function() { server.restart(); });
                """
        ) { $0.choices.restartKeepsConnection = keeps }
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(record.messages == ["0 true", "10 \(keeps)"])
        #expect(record.entries.filter { $0.message == "Device connected" }.count == (keeps ? 1 : 2))
    }

    @Test("data that cannot be sent at all", arguments: [false, true])
    func unserialisable(throwsIt: Bool) throws {
        let found = try lines(
            device: """
                try { server.log(agent.send("a", server)); } catch (error) { server.log(error); }
                agent.send("b", [1, server]);
                """,
            agent: """
                device.on("a", function(data) { server.log(data == null); });
                device.on("b", function(data) { server.log(data.len()); });
                """
        ) { $0.choices.unserialisableDataThrows = throwsIt }
        let skipped = "[Device] ERROR: skipped unserialisable data"
        #expect(
            Set(found)
                == Set(
                    throwsIt
                        ? ["[Device] skipped unserialisable data in agent.send(name, data)", skipped, "[Agent] 1"]
                        : [skipped, "[Agent] true", "[Device] 0", "[Agent] 1"]))
    }
}
