import ImpRuntime
import Testing

@testable import ImpSimulation

struct Messages {
    @Test func passBothWays() throws {
        let found = try lines(
            device: """
                agent.on("pong", function(data) { server.log("pong " + data.n); });
                server.log(agent.send("ping", { n = 20, list = [1, "a", null] }));
                """,
            agent: """
                device.on("ping", function(data) {
                    server.log(http.jsonencode(data));
                    server.log(device.send("pong", { n = data.n + 1 }) == null);
                });
                """)
        #expect(
            found == [
                #"[Agent] { "list": [ 1, "a", null ], "n": 20 }"#, "[Agent] true", "[Device] 0", "[Device] pong 21",
            ])
    }

    @Test func withoutAHandlerNameThemselves() throws {
        let found = try lines(
            device: "agent.send(\"up\", 1);", agent: "device.onconnect(function() { device.send(\"down\", 1); });")
        #expect(
            found.sorted() == [
                "[Agent] ERROR: no handler for agent.send(\"up\")",
                "[Device] ERROR: no handler for device.send(\"down\")",
            ])
    }

    @Test func leaveOutWhatCannotBeSent() throws {
        let found = try lines(
            device: "agent.send(\"a\", [1, function() {}, 2]); agent.send(\"a\", imp); agent.send(\"a\", \"\\x80\");",
            agent: "device.on(\"a\", function(d) { server.log(typeof d); });")
        #expect(
            found == [
                "[Device] ERROR: skipped unserialisable data", "[Agent] array",
                "[Device] ERROR: skipped unserialisable data", "[Agent] null", "[Agent] blob",
            ])
    }

    @Test func thatAreTooLongAreRefused() throws {
        let found = try lines(
            device: """
                local s = "0123456789abcdef";
                while (s.len() < 32768) s += s;
                agent.send("a", [s, s, s, s, s, s, s]);
                agent.send("a", [s, s, s, s, s, s, s, s]);
                """,
            agent: "device.on(\"a\", function(d) { server.log(d.len()); });")
        #expect(found.contains("[Agent] 7"))
        #expect(found.count { $0.hasPrefix("[Device] ERROR: message \"a\" of 2621") } == 1)
    }

    @Test func arriveInOrderAndOnlyAfterTheHandlerBefore() throws {
        let found = try lines(
            device: """
                local began = hardware.millis();
                for (local i = 0; i < 5; i++) agent.send("n", i);
                agent.on("slow", function(i) { imp.sleep(1); server.log("slow " + i + " " + (hardware.millis() - began) / 1000); });
                """,
            agent: "device.on(\"n\", function(i) { device.send(\"slow\", i); });")
        #expect(found == (0..<5).map { "[Device] slow \($0) \($0 + 1)" })
    }

    @Test func aHandlerCanBeReplacedAndTakenAway() throws {
        let found = try lines(
            device: "agent.send(\"a\", 1); imp.wakeup(1, function() { agent.send(\"a\", 2); });",
            agent: """
                device.on("a", function(d) { server.log("first"); });
                device.on("a", function(d) { server.log("second " + d); device.on("a", null); });
                """)
        #expect(found == ["[Agent] second 1", "[Agent] ERROR: no handler for agent.send(\"a\")"])
    }
}

struct Connection {
    @Test func isToldToTheAgent() throws {
        let (simulation, record) = try simulation(
            device: "server.log(\"device\");",
            agent: """
                server.log(device.isconnected());
                device.onconnect(function() { server.log("connected " + device.isconnected()); });
                """)
        _ = try simulation.run()
        #expect(
            record.entries.map { "[\($0.type.label)] \($0.message)" } == [
                "[Status] Agent restarted: reload.", "[Agent] false", "[Status] Device connected",
                "[Status] Device booting; 0.19% program storage used", "[Agent] connected true", "[Device] device",
            ])
    }

    /// A lost packet is sent again, though nothing else is left to be done meanwhile.
    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
    func lossDoesNotEndTheRun(_ seed: UInt64) throws {
        let lines = try lines(
            device: "agent.on(\"large\", function(data) { server.log(data.len()); }); agent.send(\"ready\", 0);",
            agent: "device.on(\"ready\", function(x) { device.send(\"large\", blob(60000)); });"
        ) {
            $0.seed = seed
            $0.world.lossPercent = 10
        }
        #expect(lines == ["[Device] 60000"])
    }
}
