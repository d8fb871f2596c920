import ImpRuntime
import Testing

@testable import ImpSimulation

struct UncaughtErrors {
    @Test func areReportedWithTheirStackAndRestartTheDevice() throws {
        let (simulation, record) = try simulation(
            device: """
                server.log("start");
                function fail() { imp.nothing(); }
                imp.wakeup(1, function() {
                    fail();
                });
                """
        ) {
            $0.duration = .seconds(5)
        }
        let outcome = try simulation.run()
        #expect(
            record.lines == [
                "[Device] start", "[Device] ERROR: the index 'nothing' does not exist",
                "[Device] ERROR:   in fail device_code:2", "[Device] ERROR:   in unknown device_code:4",
                "[Device] start",
            ])
        #expect(outcome.reason == .timeUp)
        #expect(outcome.uncaughtErrors == 1)
        #expect(outcome.deviceRestarts == 1)
    }

    @Test func leaveTheAgentRunning() throws {
        let found = try lines(
            device: "agent.send(\"a\", 1); agent.send(\"a\", 2);",
            agent: "device.on(\"a\", function(d) { if (d == 1) throw \"one\"; server.log(d); });\nthrow \"main\";")
        #expect(
            found == [
                "[Agent] ERROR: main", "[Agent] ERROR:   in main agent_code:2", "[Agent] ERROR: one",
                "[Agent] ERROR:   in unknown agent_code:1", "[Agent] 2",
            ])
    }

    @Test func aRunCanGiveUp() throws {
        let (simulation, _) = try simulation(device: "throw 1;") { $0.maximumRestarts = 2 }
        let outcome = try simulation.run()
        #expect(outcome == SimulationOutcome(reason: .gaveUp, uncaughtErrors: 3, deviceRestarts: 3))
    }

    @Test func namesOfLaterReleasesAreNotedOnce() throws {
        let (simulation, record) = try simulation(
            device: "server.log((\"reset\" in imp) + \" \" + (\"wakeup\" in imp));\nimp.reset();"
        ) {
            $0.maximumRestarts = 1
        }
        _ = try simulation.run()
        #expect(
            record.lines == [
                "[Device] false true", "[Device] ERROR: the index 'reset' does not exist",
                "[Device] ERROR:   in main device_code:2", "[Note] imp.reset() came with impOS 38; this is release 36",
                "[Device] false true", "[Device] ERROR: the index 'reset' does not exist",
                "[Device] ERROR:   in main device_code:2",
            ])
    }

    @Test func otherNamesAreNot() throws {
        let found = try lines(device: "local t = {};\nt.reset();") { $0.maximumRestarts = 0 }
        #expect(
            found == ["[Device] ERROR: the index 'reset' does not exist", "[Device] ERROR:   in main device_code:2"])
    }

    @Test func aFullMemoryResetsTheImp() throws {
        let found = try lines(device: "server.log(1); local a = []; while (true) a.append(\"x\" + a.len());") {
            $0.maximumRestarts = 1
        }
        #expect(
            found == [
                "[Device] 1", "[Status] Device disconnected", "[Exit Code] imp restarted, reason: out of memory",
                "[Device] 1",
            ])
    }

    @Test func aFullMemoryRestartsTheAgent() throws {
        let found = try lines(
            device: "",
            agent: """
                server.log(server.load().len());
                if (server.load().len() == 0) {
                    server.save({ a = 1 });
                    local a = []; while (true) a.append(a.len() + "........................................");
                }
                """)
        #expect(found == ["[Agent] 0", "[Status] Agent restarted: out of memory.", "[Agent] 1"])
    }
}
