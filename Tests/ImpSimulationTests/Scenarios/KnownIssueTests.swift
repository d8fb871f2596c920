import ImpRuntime
import Testing

@testable import ImpSimulation

/// R36: the known issues of release 36 that are kept; docs/differences.md has the others.
struct KnownIssues {
    private static let connecting = """
        server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
        outcomes <- "";
        function connect() {
            server.connect(function(outcome) {
                outcomes += outcome + " ";
                if (outcome != SERVER_CONNECTED) {
                    outcomes += imp.net.info().lasterror + " ";
                    return imp.wakeup(1, connect);
                }
                server.log(outcomes + ("lasterror" in imp.net.info()));
            }, 10);
        }
        imp.wakeup(1, function() { server.disconnect(); connect(); });
        """

    /// What `server.connect` tells while the server and then the network are gone, until both are back.
    private func outcomes(serverFirst: Bool) throws -> [String] {
        let (simulation, record) = try simulation(device: KnownIssues.connecting)
        _ = try simulation.run(for: .milliseconds(1_500), always: true)
        simulation.change { $0.setServer(isUp: !serverFirst, at: simulation.now) }
        if !serverFirst { simulation.change { $0.changeAccessPoint(0, at: simulation.now) { $0.isUp = false } } }
        _ = try simulation.run(for: .seconds(15), always: true)
        simulation.change { $0.changeAccessPoint(0, at: simulation.now) { $0.isUp = false } }
        _ = try simulation.run(for: .seconds(30), always: true)
        simulation.change {
            $0.setServer(isUp: true, at: simulation.now)
            $0.changeAccessPoint(0, at: simulation.now) { $0.isUp = true }
        }
        _ = try simulation.run(for: .seconds(60), always: true)
        return record.messages
    }

    @Test("NO_SERVER sticks: later failures repeat it, until a connection succeeds")
    func serverErrorSticks() throws {
        let text = try #require(try outcomes(serverFirst: true).first)
        let numbers = text.split(separator: " ")
        #expect(numbers.dropLast(2).allSatisfy { $0 == "4" } && numbers.count >= 6, "\(text)")
        #expect(numbers.suffix(2) == ["5", "false"])
    }

    @Test("NO_WIFI does not")
    func otherErrorsDoNotStick() throws {
        let text = try #require(try outcomes(serverFirst: false).first)
        let numbers = text.split(separator: " ")
        #expect(numbers.dropLast(2).allSatisfy { $0 == "1" } && numbers.count >= 6, "\(text)")
        #expect(numbers.suffix(2) == ["5", "false"])
    }

    @Test("nv outlives deep sleep, but not on imp004m", arguments: [Module.imp001, .imp002, .imp003, .imp004m])
    func memory(_ module: Module) throws {
        let (simulation, record) = try simulation(
            device: """
                if (hardware.wakereason() == 0) {
                    nv <- { count = 7 };
                    imp.onidle(function() { server.sleepfor(10); });
                } else server.log(hardware.wakereason() + " " + ("nv" in getroottable()));
                """
        ) { $0.module = module }
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(record.messages == ["1 \(module != .imp004m)"], "\(record.text)")
        #expect(record.entries.filter { $0.type == .sleep }.count == 1)
    }

    @Test("imp005 has neither deep sleep nor WPS, and its nv is gone after a restart")
    func imp005() throws {
        let (simulation, record) = try simulation(
            device: """
                local names = [["deepsleepfor", imp], ["deepsleepuntil", imp], ["sleepfor", server],
                    ["sleepuntil", server], ["configurewps", imp.net]];
                local found = hardware.wakereason() + " " + ("nv" in getroottable());
                foreach (name in names) found += " " + (name[0] in name[1]);
                server.log(found);
                nv <- { count = 7 };
                if (hardware.wakereason() == 0) imp.wakeup(1, function() { server.restart(); });
                """
        ) { $0.module = .imp005 }
        _ = try simulation.run(for: .seconds(10), always: true)
        let missing = " false false false false false"
        #expect(record.messages == ["0 false" + missing, "10 false" + missing], "\(record.text)")
    }

    /// Not as on imp, which counts their length modulo 65,536 (docs/differences.md).
    @Test("Strings over 65,535 bytes work, and are sent")
    func longStrings() throws {
        let found = try lines(
            device: """
                local text = "0123456789abcdef";
                while (text.len() < 65536) text += text;
                text += "end";
                server.log(text.len() + " " + text.slice(-3));
                agent.send("long", text);
                """, agent: "device.on(\"long\", function(text) { server.log(text.len()); });")
        #expect(found == ["[Device] 65539 end", "[Agent] 65539"])
    }
}
