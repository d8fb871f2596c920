import Testing

@testable import ImpSimulation

/// What connecting, sending and losing the connection mean to a program, under both policies.
struct Policies {
    private static let returns = "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);\n"

    static let all: [Promise] = [
        // MARK: SUSPEND_ON_ERROR
        Promise(
            id: "suspend", title: "the program stands still until the connection is back, and goes on where it stood",
            device: """
                count <- 0;
                function tick() { count++; imp.wakeup(1, tick); }
                tick();
                imp.wakeup(60, function() { server.log(count + " ticks in " + hardware.millis() / 1000 + " s"); });
                """,
            yaml: """
                steps:
                  - at: 30s
                    wifi-drop: {for: 30s}
                  - expect-log: {text: " ticks in 6", within: 1m}
                  - expect-no-log: {text: "60 ticks", since: start}
                  - expect-restarts: {count: 0, since: start}
                """),
        Promise(
            id: "suspend", title: "after a minute it sleeps nine, tries for one, and starts anew with nv and reason 7",
            device: """
                if (hardware.wakereason() == WAKEREASON_POWER_ON) nv <- { count = 41 };
                else server.log("back, " + hardware.wakereason() + ", " + (nv.count + 1));
                """,
            yaml: """
                steps:
                  - at: 30s
                    wifi-drop: {for: 15m}
                  - expect-connected: {connected: no, within: 10s}
                  - expect-led: {state: off, within: 70s}
                  - at: 11m30s
                    expect-led: {state: searching, within: 10s}
                  - expect-log: {text: "back, 7, 42", within: 20m}
                """),
        Promise(
            id: "suspend", title: "a call that needs the server connects first",
            device: """
                imp.wakeup(5, function() {
                    server.disconnect();
                    imp.wakeup(5, function() {
                        local before = hardware.millis();
                        local result = agent.send("late", 1);
                        server.log("sent " + result + (hardware.millis() - before > 500 ? " late" : " at once"));
                    });
                });
                """,
            agent: "device.on(\"late\", function(x) { server.log(\"got \" + x); });",
            yaml: """
                steps:
                  - expect-log: {text: "got 1", side: agent, within: 20s}
                  - expect-log: {text: "sent 0 late", since: start, within: 1s}
                """),
        Promise(
            id: "suspend", title: "server.connect comes back when it is connected",
            device: """
                server.disconnect();
                server.connect();
                server.log("connected " + server.isconnected());
                """,
            yaml: "steps: [{expect-log: {text: \"connected true\", within: 5s}}]"),

        // MARK: RETURN_ON_ERROR
        Promise(
            id: "return", title: "sending without a connection gives 1 at once, and the line is lost",
            device: returns + """
                server.disconnect();
                local results = server.log("lost") + " " + agent.send("lost", 1) + " " + server.error("lost");
                server.connect(function(reason) { server.log("results " + results); }, 30);
                """,
            yaml: """
                steps:
                  - expect-log: {text: "results 1 1 1", within: 10s}
                  - expect-no-log: {text: lost, since: start}
                """),
        Promise(
            id: "return", title: "a lost connection is tried for a minute in silence, then the program learns why",
            device: returns + """
                count <- 0;
                function tick() { count++; imp.wakeup(1, tick); }
                tick();
                server.onunexpecteddisconnect(function(reason) {
                    local text = "lost, " + reason + ", after " + count;
                    server.connect(function(reason) { server.log(text + ", " + reason); }, 600);
                });
                """,
            yaml: """
                steps:
                  - at: 30s
                    wifi-drop: {for: 3m}
                  - expect-log: {regex: "^lost, 1, after 9\\\\d, 5$", within: 5m}
                  - expect-restarts: {count: 0, since: start}
                """),
        Promise(
            id: "return", title: "… and learns nothing if it is back in time, or when it wanted to disconnect",
            device: returns + """
                server.onunexpecteddisconnect(function(reason) { server.log("lost " + reason); });
                imp.wakeup(200, function() {
                    server.disconnect();
                    imp.wakeup(100, function() { server.connect(function(reason) { server.log("end"); }, 30); });
                });
                """,
            yaml: """
                steps:
                  - at: 30s
                    wifi-drop: {for: 30s}
                  - expect-connected: {connected: no, within: 10s}
                  - expect-connected: {within: 45s}
                  - expect-log: {text: end, within: 10m}
                  - expect-no-log: {text: "lost", since: start}
                """),
        Promise(
            id: "return", title: "afterwards nothing connects by itself",
            device: returns,
            yaml: """
                steps:
                  - at: 30s
                    wifi-drop: {for: 3m}
                  - at: 5m
                    expect-connected: {connected: no, for: 1h}
                """),
        Promise(
            id: "return", title: "a send that takes too long gives 2, and the connection is dropped",
            device: returns + """
                imp.wakeup(10, function() {
                    local before = hardware.millis();
                    local result = agent.send("large", blob(20000));
                    local text = result + " after " + (hardware.millis() - before) / 1000 + " s, " + server.isconnected();
                    imp.wakeup(120, function() { server.log("sent " + text); });
                });
                """,
            yaml: """
                steps:
                  - at: 10s
                    link-cut: 1m
                  - expect-log: {text: "sent 2 after 5 s, false", within: 5m}
                """),

        // MARK: WAIT_FOR_ACK
        Promise(
            id: "wait", title: "WAIT_TIL_SENT comes back at once, WAIT_FOR_ACK with the acknowledgement",
            device: """
                function send(wait) {
                    server.setsendtimeoutpolicy(RETURN_ON_ERROR, wait, 5);
                    local before = hardware.millis();
                    local result = agent.send("x", 1);
                    return result + " " + (hardware.millis() - before >= 40);
                }
                imp.wakeup(5, function() { server.log(send(WAIT_TIL_SENT) + ", " + send(WAIT_FOR_ACK)); });
                """,
            agent: "device.on(\"x\", function(x) {});",
            yaml: "steps: [{expect-log: {text: \"0 false, 0 true\", within: 10s}}]"),
        Promise(
            id: "wait", title: "WAIT_FOR_ACK gives 2 when none comes in time",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_FOR_ACK, 3);
                imp.wakeup(10, function() {
                    local result = agent.send("x", 1);
                    imp.wakeup(120, function() { server.log("sent " + result); });
                });
                """,
            yaml: """
                steps:
                  - at: 9s
                    link-cut: 1m
                  - expect-log: {text: "sent 2", within: 5m}
                """),
        Promise(
            id: "flush", title: "server.flush waits for the acknowledgements, or for its time-out",
            device: returns + """
                imp.wakeup(5, function() {
                    agent.send("x", blob(2000));
                    local good = server.flush(5);
                    imp.wakeup(10, function() {
                        agent.send("x", blob(2000));
                        local before = hardware.millis();
                        local bad = server.flush(2);
                        local took = (hardware.millis() - before) / 1000;
                        server.disconnect();
                        local none = server.flush(2);
                        imp.wakeup(120, function() {
                            server.connect(function(r) { server.log(good + " " + bad + " " + took + " " + none); }, 60);
                        });
                    });
                });
                """,
            agent: "device.on(\"x\", function(x) {});",
            yaml: """
                steps:
                  - at: 14s
                    link-cut: 1m
                  - expect-log: {text: "true false 2 false", within: 5m}
                """),

        // MARK: Connecting
        Promise(
            id: "connect", title: "only the latest callback is told",
            device: returns + """
                server.disconnect();
                server.connect(function(reason) { server.log("first " + reason); }, 30);
                server.connect(function(reason) { server.log("second " + reason); }, 30);
                """,
            yaml: """
                steps:
                  - expect-log: {text: "second 5", within: 10s}
                  - expect-no-log: {text: first, since: start}
                """),
        Promise(
            id: "connect", title: "the time is right from then on",
            device: "server.log(date().year + \" \" + (time() > 1767225600));",
            yaml: "steps: [{expect-log: {text: \"2026 true\", within: 5s}}]"),
        Promise(
            id: "keep-alive", title: "a silent way is noticed after 60 s of silence and 45 s without an answer",
            device: returns + """
                function look() { if (server.isconnected()) imp.wakeup(1, look); else gone <- hardware.millis() / 1000; }
                imp.wakeup(10, look);
                imp.wakeup(400, function() { server.connect(function(r) { server.log("gone after " + gone); }, 60); });
                """,
            yaml: """
                steps:
                  - at: 10s
                    link-cut: 5m
                  - expect-log: {regex: "^gone after 10[4-9]$", within: 10m}
                """),
    ]

    @Test(arguments: all)
    func hold(_ promise: Promise) throws {
        let ran = try RanScenario(promise.yaml, device: promise.device, agent: promise.agent)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    /// What is wrong on the way, and which reason the program is told.
    @Test(arguments: [
        ("wifi-drop:", 1), ("dhcp: off", 2), ("dns: silent", 3), ("server-down:", 4), ("captive-portal: yes", 4),
        ("wifi-change: {ap: home, key: another-password}", 1),
    ])
    func failuresHaveTheirReasons(_ fault: String, _ reason: Int) throws {
        let device =
            Policies.returns + """
                server.disconnect();
                imp.wakeup(10, function() {
                    server.connect(function(reason) {
                        imp.setuserconfiguration("reason " + reason + " " + imp.net.info().lasterror);
                    }, 45);
                });
                """
        let yaml = """
            steps:
              - at: 5s
                \(fault)
              - expect-user-config: {text: "reason \(reason) \(reason)", within: 2m}
            """
        let ran = try RanScenario(yaml, device: device)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }
}
