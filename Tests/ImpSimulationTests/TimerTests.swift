import ImpRuntime
import Testing

@testable import ImpSimulation

struct Timers {
    @Test func fireInTheOrderOfTheirTimesThenOfTheirMaking() throws {
        let found = try lines(
            device: """
                local began = hardware.millis();
                function say(x) { return function() { server.log(x + " " + (hardware.millis() - began)); } }
                imp.wakeup(0.2, say("c"));
                imp.wakeup(0.1, say("a"));
                imp.wakeup(0.1, say("b"));
                imp.wakeup(0, say("idle 1"));
                imp.wakeup(0.0, say("idle 2"));
                imp.onidle(say("onidle"));
                server.log("end of main");
                """)
        #expect(
            found == [
                "[Device] end of main", "[Device] idle 1 0", "[Device] idle 2 0", "[Device] onidle 0",
                "[Device] a 100", "[Device] b 100", "[Device] c 200",
            ])
    }

    @Test func tinyIntervalsAreTenMilliseconds() throws {
        let found = try lines(
            device: """
                local began = hardware.millis();
                foreach (interval in [0.0001, 0.014, 0.026]) {
                    imp.wakeup(interval, function() { server.log(hardware.millis() - began); });
                }
                """)
        #expect(found == ["[Device] 10", "[Device] 10", "[Device] 30"])
    }

    @Test func areAtMostTwenty() throws {
        let found = try lines(
            device: """
                local made = 0, last = null;
                for (local i = 0; i < 21; i++) { last = imp.wakeup(i, function() {}); if (last) made++; }
                server.log(made + " " + (last == null));
                imp.wakeup(1.5, function() { server.log(imp.wakeup(1, function() {}) != null); });
                server.log(imp.wakeup(20000000, function() {}) == null);
                imp.wakeup(0.5, function() {});
                """)
        #expect(found == ["[Device] 20 true", "[Device] true"])
    }

    @Test func canBeCancelled() throws {
        let found = try lines(
            device: """
                local t = imp.wakeup(1, function() { server.log("never"); });
                imp.wakeup(0.5, function() { imp.cancelwakeup(t); imp.cancelwakeup(t); server.log("cancelled"); });
                local fired = imp.wakeup(0.1, function() {});
                imp.wakeup(2, function() { imp.cancelwakeup(fired); server.log(typeof fired); });
                imp.onidle(function() { server.log("never"); });
                imp.onidle(null);
                """)
        #expect(found == ["[Device] cancelled", "[Device] meta"])
    }

    @Test func doNotFireDuringASleep() throws {
        let found = try lines(
            device: """
                local began = hardware.millis();
                imp.wakeup(0.1, function() { server.log("timer " + (hardware.millis() - began)); });
                imp.sleep(1.004);
                server.log("slept " + (hardware.millis() - began));
                local t = hardware.micros();
                imp.sleep(0.0000001);
                server.log(hardware.micros() - t);
                """)
        #expect(found[0] == "[Device] slept 1000")
        #expect(found[2] == "[Device] timer 1001" || found[2] == "[Device] timer 1000")
    }

    @Test func wrongArgumentsAreErrorsInTheLanguagesWords() throws {
        let found = try lines(
            device: """
                foreach (f in [@() imp.wakeup(1), @() imp.wakeup("a", @() 1), @() imp.wakeup(1, 2), @() imp.cancelwakeup(null),
                    @() imp.environment(1), @() imp.onidle(), @() agent.on(1, @() 1)]) {
                    try { f(); } catch (e) { server.log(e); }
                }
                """)
        #expect(
            found == [
                "[Device] wrong number of parameters",
                "[Device] parameter 1 has an invalid type 'string' ; expected: 'integer|float'",
                "[Device] parameter 2 has an invalid type 'integer' ; expected: 'function|function'",
                "[Device] parameter 1 has an invalid type 'null' ; expected: 'instance'",
                "[Device] wrong number of parameters", "[Device] wrong number of parameters",
                "[Device] parameter 1 has an invalid type 'integer' ; expected: 'string'",
            ])
    }
}

struct CodeCostsTime {
    @Test(arguments: [
        ("local t = hardware.millis(); while (hardware.millis() - t < 2000); server.log(hardware.millis() - t);", 2.0),
        ("local t = hardware.micros(); while (hardware.micros() - t < 500); server.log(\"\");", 0.0005),
        ("local t = time(); while (time() - t < 3); server.log(\"\");", 2.6),
    ])
    func soBusyWaitsEnd(program: String, seconds: Double) throws {
        let clock = ContinuousClock()
        let start = clock.now
        let (simulation, record) = try simulation(device: program)
        _ = try simulation.run()
        // Lines are stamped when they have arrived.
        let began = try #require(record.entries.first { $0.message.hasPrefix("Device booting") }).stamp
        let took = try #require(record.entries.last).stamp.microseconds - began.microseconds - 50_000
        #expect(Double(took) / 1e6 >= seconds - 0.000_1)
        #expect(Double(took) / 1e6 < seconds + 0.4)
        #expect(clock.now - start < .seconds(1))
    }

    @Test func datesFollow() throws {
        let found = try lines(
            device: """
                local d = date();
                server.log(format("%d-%02d-%02d %02d:%02d:%02d %d %d %d", d.year, d.month + 1, d.day, d.hour, d.min, d.sec,
                    d.usec, d.time, d.wday));
                imp.sleep(86400 * 40);
                d = date();
                server.log(format("%d-%02d-%02d", d.year, d.month + 1, d.day) + " " + (time() == d.time));
                """, agent: "server.log(date().usec > 0);")
        #expect(
            found == [
                "[Agent] true", "[Device] 2026-01-01 00:00:01 0 1767225601 4", "[Device] 2026-02-10 true",
            ])
    }

    @Test func aLoopWithoutEndIsNoHang() throws {
        let (simulation, record) = try simulation(
            device: "server.log(1); while (true);", agent: "imp.wakeup(2, @() server.log(2));"
        ) {
            $0.duration = .seconds(5)
        }
        #expect(try simulation.run().reason == .timeUp)
        #expect(record.lines == ["[Device] 1", "[Agent] 2"])
    }
}
