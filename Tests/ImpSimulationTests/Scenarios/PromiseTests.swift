import ImpRuntime
import Testing

@testable import ImpSimulation

/// A promise of release 36, shown on a whole device in its world.
struct Promise: Sendable, CustomTestStringConvertible {
    var id: String
    var title: String
    var device = "server.log(\"started \" + hardware.wakereason());"
    var agent = ""
    var yaml: String

    var testDescription: String { "\(id): \(title)" }
}

struct Promises {
    static let all: [Promise] = [
        Promise(
            id: "R2", title: "a Wi-Fi-only board does not wait for Ethernet",
            yaml: """
                module: imp005
                steps:
                  - expect-connected: {within: 2s}
                """),
        Promise(
            id: "R2", title: "a board with Ethernet uses it",
            yaml: """
                module: imp005
                world: {board: {ethernet-phy: yes}, ethernet: {plugged: yes}}
                steps:
                  - expect-connected: {within: 2s}
                """),
        Promise(
            id: "R6", title: "user configuration survives a power cut, BlinkUp and clearing",
            device: """
                if (imp.getuserconfiguration() == null) imp.setuserconfiguration("serial=0042");
                server.log("stored " + imp.getuserconfiguration().tostring());
                imp.wakeup(30, function() { imp.clearconfiguration(); });
                """,
            yaml: """
                steps:
                  - expect-user-config: {text: "serial=0042", within: 5s}
                  - at: 10s
                    power-cut: 2s
                  - expect-log: {text: "stored serial=0042", within: 10s}
                  - at: 20s
                    blinkup: {ssid: home, key: home-network-key}
                  - expect-wakereason: {reason: blinkup, within: 20s}
                  - expect-user-config: "serial=0042"
                  - at: 2m
                    expect-user-config: "serial=0042"
                """),
        Promise(
            id: "R6", title: "… and new programs, warm and fast starts, being offline",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                if (hardware.wakereason() == WAKEREASON_POWER_ON) {
                    imp.setuserconfiguration("serial=0042");
                    server.restart();
                } else if (hardware.wakereason() == WAKEREASON_SW_RESTART) imp.deepsleepfor(5);
                else server.connect(function(reason) { server.log("kept"); }, 30);
                """,
            yaml: """
                steps:
                  - expect-wakereason: {reason: timer, within: 20s}
                  - expect-user-config: "serial=0042"
                  - expect-connected: {within: 5s}
                  - deploy: {device: next.nut}
                  - expect-log: {text: "deployed", within: 10s}
                  - expect-user-config: "serial=0042"
                  - wifi-drop:
                  - at: 1h
                    expect-user-config: "serial=0042"
                """),
        Promise(
            id: "R7", title: "with a rescue pin at rest the program starts at once, offline",
            device: "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10); pin1 <- hardware.pin1;",
            yaml: """
                device: {rescue-pin: {pin: pin1, idle: high}}
                steps:
                  - expect-wakereason: {reason: power-on, within: 100ms}
                  - expect-connected: {connected: no, for: 1m}
                """),
        Promise(
            id: "R7", title: "the button held gives the normal start, for once",
            device: "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10); server.log(\"up\");",
            yaml: """
                device: {rescue-pin: {pin: pin1, idle: high}}
                world:
                  power: {on: no}
                  inputs: [{name: rescue, pin: pin1, level: low}]
                steps:
                  - power-on:
                  - expect-connected: {within: 5s}
                  - set-pin: {pin: rescue, level: floating}
                  - power-cut: 1s
                  - expect-connected: {connected: no, for: 1m}
                """),
        Promise(
            id: "R7", title: "a program that fails at once is rescued with the button and new code",
            device: "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10); throw \"broken\";",
            yaml: """
                device: {rescue-pin: {pin: pin1, idle: high}}
                world:
                  inputs: [{name: rescue, pin: pin1, level: high}]
                steps:
                  - expect-connected: {connected: no, for: 1m}
                  - set-pin: {pin: rescue, level: low}
                  - deploy: {device: mended.nut}
                  - power-cut: 1s
                  - expect-log: {text: "deployed", within: 10s}
                """),
        Promise(
            id: "R7", title: "a module with a supply for its clock knows the time even in a fast start",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                local year = date().year;
                imp.wakeup(1, function() { server.connect(function(reason) { server.log("year " + year); }, 30); });
                """,
            yaml: """
                module: imp003
                device: {rescue-pin: {pin: pinA, idle: high}}
                steps:
                  - expect-log: {text: "year 2000", within: 10s}
                  - power-cut: 1m
                  - after: 1m
                    expect-log: {text: "year 2026", within: 10s}
                """),
        Promise(
            id: "R8", title: "WPS by push button, armed until it has worked",
            device: "imp.net.configurewps(); imp.clearconfiguration(CONFIG_WIFI);",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, wps: push-button}]}
                steps:
                  - expect-connected: {within: 5s}
                  - at: 10s
                    power-cut: 1s
                  - after: 5s
                    wps-press: home
                  - expect-connected: {within: 2m}
                """),
        Promise(
            id: "R8", title: "WPS with the right PIN",
            device: "imp.net.configurewps(\"12345670\"); imp.clearconfiguration(CONFIG_WIFI);",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, wps: pin, wps-pin: "12345670"}]}
                steps:
                  - expect-connected: {within: 5s}
                  - at: 10s
                    power-cut: 1s
                  - expect-connected: {within: 2m}
                  - power-cut: 1s
                  - expect-connected: {within: 5s}
                """),
        Promise(
            id: "R8", title: "a wrong PIN joins nothing, and WPS stays armed",
            device: "imp.net.configurewps(\"00000000\"); imp.clearconfiguration(CONFIG_WIFI);",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, wps: pin, wps-pin: "12345670"}]}
                steps:
                  - expect-connected: {within: 5s}
                  - at: 10s
                    power-cut: 1s
                  - expect-connected: {connected: no, for: 5m}
                  - power-cut: 1s
                  - expect-led: {state: wps, within: 30s}
                """),
        Promise(
            id: "R10", title: "a scan goes on in the background, a second one throws",
            device: """
                local ticks = 0;
                function tick() { ticks++; imp.wakeup(0.01, tick); }
                tick();
                imp.scanwifinetworks(function(found) {
                    server.log(found.len() + " network " + found[0].ssid + ", " + (ticks > 20));
                });
                try { imp.scanwifinetworks(function(found) {}); } catch (e) { server.log(e); }
                """,
            yaml: """
                steps:
                  - expect-log: {text: "1 network home, true", within: 10s}
                  - expect-log: {text: "scan already running in imp.scanwifinetworks(callback)", since: start}
                """),
        Promise(
            id: "R10", title: "a scan with Wi-Fi switched off powers it for that long",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                server.disconnect();
                imp.wakeup(5, function() {
                    imp.scanwifinetworks(function(found) {
                        local text = found.len() + " found, bssid " + imp.getbssid();
                        server.connect(function(reason) { server.log(text); }, 30);
                    });
                });
                """,
            yaml: "steps: [{expect-log: {text: \"1 found, bssid 000000000000\", within: 20s}}]"),
        Promise(
            id: "R10", title: "a scan that a disconnection ends tells what it has found so far",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                imp.scanwifinetworks(function(found) {
                    local text = "found " + typeof found;
                    server.connect(function(reason) { server.log(text); }, 30);
                });
                imp.wakeup(0.2, function() { server.disconnect(); });
                """,
            yaml: "steps: [{expect-log: {text: \"found array\", within: 20s}}]"),
        Promise(
            id: "R11", title: "imp.net.info() tells the stored and the joined network",
            device: """
                imp.setwificonfiguration("other", "another-password");
                local wifi = imp.net.info().interface[0];
                server.log(wifi.ssid + " " + wifi.connectedssid);
                """,
            yaml: "steps: [{expect-log: {text: \"other home\", within: 5s}}]"),
        Promise(
            id: "R14", title: "DHCP that answers after 9.9 s is in time",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, dhcp: 9.9s}]}
                steps: [{expect-connected: {within: 14s}}]
                """),
        Promise(
            id: "R14", title: "DHCP that answers after 10.1 s is not",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, dhcp: 10.1s}]}
                steps: [{expect-connected: {connected: no, for: 1m}}]
                """),
        Promise(
            id: "R15", title: "messages without a handler are named on both sides",
            device: "agent.send(\"up\", 1);", agent: "device.onconnect(function() { device.send(\"down\", 1); });",
            yaml: """
                steps:
                  - expect-log: {text: "no handler for agent.send(\\"up\\")", within: 5s, since: start}
                  - expect-log: {text: "no handler for device.send(\\"down\\")", within: 5s, since: start}
                """),
        Promise(
            id: "R16", title: "a stored password and an open network: not joined",
            yaml: """
                steps:
                  - expect-connected: {within: 5s}
                  - wifi-change: {ap: home, security: open}
                  - expect-connected: {connected: no, within: 30s}
                  - expect-connected: {connected: no, for: 30m}
                """),
        Promise(
            id: "R16", title: "… and the error says so",
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                errors <- "";
                server.onunexpecteddisconnect(function(reason) {
                    errors = reason + " " + imp.net.info().lasterror;
                    imp.setwificonfiguration("home", "");
                    server.connect(function(reason) { server.log("errors " + errors); }, 60);
                });
                """,
            yaml: """
                steps:
                  - expect-connected: {within: 5s}
                  - wifi-change: {ap: home, security: open}
                  - expect-log: {text: "errors 1 1", within: 3m}
                """),
        Promise(
            id: "beacons", title: "a lost access point is noticed by its beacons, within seconds",
            yaml: """
                steps:
                  - expect-connected: {within: 5s}
                  - at: 1m
                    wifi-drop: {for: 20s}
                  - expect-connected: {connected: no, within: 6s}
                  - expect-connected: {within: 30s}
                """),
        Promise(
            id: "update", title: "an older program is replaced before it starts",
            yaml: """
                device: {program: older}
                steps:
                  - expect-log: {text: "Downloading new code", side: server, within: 5s}
                  - expect-wakereason: {reason: new-squirrel, within: 5s}
                """),
        Promise(
            id: "R17", title: "a start after clearing Wi-Fi is clean, and BlinkUp works",
            device: "server.log(\"up\"); imp.wakeup(5, function() { imp.clearconfiguration(CONFIG_WIFI); });",
            yaml: """
                steps:
                  - at: 20s
                    power-cut: 1s
                  - expect-led: {state: no-settings, within: 5s}
                  - expect-wakereason: {reason: power-on, within: 12s}
                  - expect-restarts: {count: 0}
                  - blinkup: {ssid: home, key: home-network-key}
                  - expect-connected: {within: 20s}
                """),
        Promise(
            id: "R18", title: "no Wi-Fi settings: the program starts after ten seconds",
            device: "server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);",
            yaml: """
                device: {configured: no}
                steps:
                  - expect-led: {state: no-settings, within: 1s}
                  - at: 9s
                    expect-restarts: {count: 0, since: start}
                  - expect-wakereason: {reason: power-on, within: 2s}
                  - expect-led: {state: no-settings, for: 10m}
                """),
        Promise(
            id: "R24", title: "the reason of a reset is told on the next connection",
            device: "if (hardware.wakereason() == 0) { local a = []; while (true) a.append(\"x\" + a.len()); }",
            yaml: """
                steps:
                  - expect-log: {text: "out of memory", type: lastexitcode, within: 10s}
                  - expect-wakereason: {reason: software-reset, within: 10s}
                """),
        Promise(
            id: "R20", title: "green while a system is installed, and reason 6 afterwards",
            device: "server.log(imp.getsoftwareversion() + \" \" + hardware.wakereason());",
            yaml: """
                module: imp003
                steps:
                  - expect-connected: {within: 5s}
                  - upgrade-os: "36.15"
                  - expect-led: {state: upgrade-installing, within: 30s}
                  - expect-log: {text: "release-36.15", within: 30s}
                  - expect-wakereason: new-firmware
                """),
        Promise(
            id: "R20", title: "… and so on imp004m",
            device: "server.log(imp.getsoftwareversion() + \" \" + hardware.wakereason());",
            yaml: """
                module: imp004m
                steps:
                  - expect-connected: {within: 5s}
                  - upgrade-os: "36.15"
                  - expect-led: {state: upgrade-installing, within: 30s}
                  - expect-log: {text: "release-36.15", within: 30s}
                  - expect-wakereason: new-firmware
                """),
        Promise(
            id: "R32", title: "an access point that requires WME is joined and passes data",
            device: "agent.on(\"pong\", function(x) { server.log(\"pong\"); }); agent.send(\"ping\", 0);",
            agent: "device.on(\"ping\", function(x) { device.send(\"pong\", x); });",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, wme: required}]}
                steps: [{expect-log: {text: pong, within: 5s}}]
                """),
        Promise(
            id: "R32", title: "and so is one without WME",
            device: "agent.on(\"pong\", function(x) { server.log(\"pong\"); }); agent.send(\"ping\", 0);",
            agent: "device.on(\"ping\", function(x) { device.send(\"pong\", x); });",
            yaml: """
                world: {access-points: [{ssid: home, key: a-long-password, wme: none}]}
                steps: [{expect-log: {text: pong, within: 5s}}]
                """),
        Promise(
            id: "R33", title: "damaged BlinkUp shows its failure and changes nothing",
            yaml: """
                steps:
                  - expect-connected: {within: 5s}
                  - blinkup: {ssid: cafe, key: a-long-password, truncated: 12}
                  - expect-led: {state: blinkup-failed, within: 1s}
                  - after: 5s
                    blinkup: {ssid: cafe, key: a-long-password, flipped: 77}
                  - expect-led: {state: blinkup-failed, within: 1s}
                  - after: 5s
                    blinkup: {ssid: cafe, key: a-long-password, overlong: 64}
                  - expect-led: {state: blinkup-failed, within: 1s}
                  - expect-connected: {for: 1m}
                """),
    ]

    @Test(arguments: all)
    func hold(_ promise: Promise) throws {
        let ran = try RanScenario(promise.yaml, device: promise.device, agent: promise.agent)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }

    @Test("R12: every module has its name", arguments: Module.allCases)
    func names(_ module: Module) throws {
        let ran = try RanScenario(
            "module: \(module.rawValue)\nsteps: [{expect-log: {text: \"is \(module.rawValue)\", within: 5s}}]",
            device: "server.log(\"is \" + imp.info().type);")
        #expect(ran.report.held, "\(ran.log)")
    }

    @Test("the same seed gives the same trace", arguments: 1...20)
    func repeats(_ seed: Int) throws {
        let texts = try (0..<2).map { _ in
            try RanScenario(Promises.badHour, device: Determinism.device, agent: Determinism.agent, seed: UInt64(seed))
                .log
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].count > 500)
    }

    private static let badHour = """
        duration: 1h
        world: {packet-loss: 1%, jitter: 20ms}
        steps:
          - repeat:
              times: 4
              steps:
                - after: 1m..5m
                  wifi-drop: {for: 20s}
                - after: 1s..30s
                  packet-loss: {share: 20%, for: 1m}
          - power-cut: 3s
        """
}
