import ImpRuntime
import Testing

@testable import ImpSimulation

struct Determinism {
    static let device = """
        agent.on("pong", function(d) { server.log("pong " + d + " " + math.rand()); });
        function tick() {
            server.log(time() + " " + hardware.micros() + " " + math.rand());
            agent.send("ping", { r = math.rand() % 100, when = date().sec });
            if (hardware.millis() < 20000) imp.wakeup(0.5 + (math.rand() % 100) / 50.0, tick);
        }
        tick();
        local t = {};
        for (local i = 0; i < 30; i++) t["key" + i] <- i;
        foreach (k, v in t) server.log(k);
        """
    static let agent = """
        device.on("ping", function(d) {
            server.log(http.jsonencode(d) + " " + date().usec + " " + math.rand());
            local end = d.r * 1000;
            for (local i = 0; i < end; i++);
            device.send("pong", d.r);
        });
        """

    @Test func twoFastRunsPrintTheSameBytes() throws {
        let texts = try (0..<2).map { _ in
            let (simulation, record) = try simulation(device: Determinism.device, agent: Determinism.agent) {
                $0.seed = 7
            }
            _ = try simulation.run()
            return record.text
        }
        #expect(texts[0] == texts[1])
        #expect(texts[0].count > 1_000)
    }

    @Test func anotherSeedGivesAnotherRun() throws {
        let texts = try [UInt64(1), 2].map { seed in
            let (simulation, record) = try simulation(device: Determinism.device, agent: Determinism.agent) {
                $0.seed = seed
            }
            _ = try simulation.run()
            return record.text
        }
        #expect(texts[0] != texts[1])
    }

    @Test func stoppingInBetweenChangesNothing() throws {
        let (whole, expected) = try simulation(device: Determinism.device, agent: Determinism.agent)
        _ = try whole.run()
        let (parts, found) = try simulation(device: Determinism.device, agent: Determinism.agent)
        while try parts.run(for: .milliseconds(137)).reason == .timeUp {}
        #expect(found.lines == expected.lines)
    }
}
