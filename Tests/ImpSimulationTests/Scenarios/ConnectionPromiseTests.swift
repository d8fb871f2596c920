import Foundation
import ImpHardware
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// Promises about connecting whose measure is a number.
struct ConnectionPromises {
    static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"

    /// The numbers that the program logs behind a word.
    private func numbers(_ record: Record, _ word: String) -> [Int] {
        record.entries.filter { $0.type == .deviceLog && $0.message.hasPrefix(word + " ") }.flatMap { entry in
            entry.message.split(separator: " ").dropFirst().compactMap { Int($0) }
        }
    }

    // MARK: R9

    /// Counts ticks of ten milliseconds and edges of pin1, and the longest gap between two of each, while it connects,
    /// disconnects and scans.
    private static let sampler = """
        server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
        ticks <- 0; tickGap <- 0; lastTick <- hardware.micros();
        edges <- 0; edgeGap <- 0; lastEdge <- null;
        function tick() {
            imp.wakeup(0.01, tick);
            local now = hardware.micros();
            if (now - lastTick > tickGap) tickGap = now - lastTick;
            lastTick = now;
            ticks++;
        }
        hardware.pin1.configure(DIGITAL_IN, function() {
            local now = hardware.micros();
            if (lastEdge != null && now - lastEdge > edgeGap) edgeGap = now - lastEdge;
            lastEdge = now;
            edges++;
        });
        tick();
        did <- [];
        function connected(reason) { did.append("connected " + reason); }
        imp.wakeup(1, function() { server.disconnect(); });
        imp.wakeup(2, function() { server.connect(connected, 30); });
        imp.wakeup(6, function() { imp.scanwifinetworks(function(found) { did.append("found " + found.len()); }); });
        imp.wakeup(10, function() { server.disconnect(); });
        imp.wakeup(11, function() { imp.scanwifinetworks(function(found) { did.append("found " + found.len()); }); });
        imp.wakeup(14, function() { server.connect(connected, 30); });
        imp.wakeup(20, function() {
            server.log("counts " + ticks + " " + tickGap + " " + edges + " " + edgeGap);
            foreach (what in did) server.log(what);
        });
        """

    @Test(
        "R9: no tick and no edge is missed through connect, disconnect and scan", arguments: [Module.imp001, .imp002])
    func nothingIsMissed(_ module: Module) throws {
        let (simulation, record) = try simulation(device: ConnectionPromises.sampler) { $0.module = module }
        var edges = 0
        while simulation.now < .start + .seconds(25) {
            simulation.drive("pin1", edges % 2 == 0)
            edges += 1
            _ = try simulation.run(for: .milliseconds(10), always: true)
        }
        #expect(
            record.lines.suffix(4) == ["connected 5", "found 1", "found 1", "connected 5"].map { "[Device] \($0)" })
        let counts = numbers(record, "counts")
        // Twenty seconds, less the moment that the program itself takes.
        #expect(counts[0] >= 1_990)
        #expect(counts[1] < 20_000)
        #expect(counts[2] >= 1_990)
        #expect(counts[3] < 20_000)
    }

    // MARK: R27, R35

    /// Connects and disconnects after times that chance decides, most of them in the middle of connecting.
    private static func cycles(_ count: Int) -> String {
        """
        server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
        left <- \(count); outcomes <- 0; free <- 0;
        function connected(reason) { outcomes++; }
        function cycle() {
            if (left == \(count) - 10) free = imp.getmemoryfree();
            if (left-- == 0) {
                free -= imp.getmemoryfree();
                server.connect(function(reason) { server.log("end " + reason + " " + outcomes + " " + free); }, 60);
                return;
            }
            server.connect(connected, 30);
            imp.wakeup((math.rand() % 200) / 100.0, function() {
                server.disconnect();
                imp.wakeup((math.rand() % 20) / 100.0, cycle);
            });
        }
        server.disconnect();
        cycle();
        """
    }

    private func cycle(_ count: Int, on module: Module, seed: UInt64) throws -> [Int] {
        let (simulation, record) = try simulation(device: ConnectionPromises.cycles(count)) {
            $0.module = module
            $0.seed = seed
            $0.duration = .seconds(Int64(count) * 3 + 120)
            $0.maximumRestarts = nil
        }
        let outcome = try simulation.run()
        #expect(outcome.deviceRestarts == 0)
        #expect(outcome.uncaughtErrors == 0)
        return numbers(record, "end")
    }

    @Test("R27: Wi-Fi that goes on and off rapidly crashes nothing", arguments: [UInt64(1), 2])
    func rapidCycles(_ seed: UInt64) throws {
        let count = ConnectionPromises.isSoak ? 10_000 : 300
        let end = try cycle(count, on: .imp001, seed: seed)
        #expect(end.count == 3)
        #expect(end.first == 5)
        // Each call's outcome is told, whatever it was.
        #expect(end.dropFirst().first == count)
    }

    @Test("R35: a thousand connections take no memory", arguments: Module.allCases)
    func memoryStays(_ module: Module) throws {
        let end = try cycle(ConnectionPromises.isSoak ? 1_000 : 100, on: module, seed: 3)
        #expect(end.last == 0)
    }

    @Test("R35: an empty program finds the memory that the module's data promises", arguments: Module.allCases)
    func memoryOfAnEmptyProgram(_ module: Module) throws {
        let (simulation, record) = try simulation(device: "server.log(\"free \" + imp.getmemoryfree());") {
            $0.module = module
        }
        _ = try simulation.run()
        let promised = ModuleData.of(module).memory.application.value
        // The program that asks takes some itself.
        #expect(try #require(numbers(record, "free").first) > promised - 2_048)
        #expect(simulation.memory.budget == promised)
    }

    // MARK: R13

    @Test("R13: shallow sleep takes less on imp003 than before release 36") func shallowSleep() throws {
        let program = """
            server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
            imp.onidle(function() { server.disconnect(); });
            """
        let (simulation, _) = try simulation(device: program) { $0.module = .imp003 }
        _ = try simulation.run(for: .seconds(3_600), always: true)
        let now = simulation.power
        let before = simulation.power(by: PowerFigures(of: .imp003, before36: true))
        #expect(now.time == before.time)
        #expect(now.averageCurrent < before.averageCurrent)
        // Nearly all of the hour is shallow sleep: 3.5 and 4.5 mA say the module's data.
        #expect(abs(before.averageCurrent - now.averageCurrent - 1_000) < 5)
    }

    // MARK: R5

    /// Microseconds that a call takes, on a module.
    private func time(_ call: String, on module: Module) throws -> Int {
        let program = """
            local data = blob(32);
            local large = blob(12000);
            local start = hardware.micros();
            \(call);
            server.log("took " + (hardware.micros() - start));
            """
        let (simulation, record) = try simulation(device: program) { $0.module = module }
        _ = try simulation.run()
        return try #require(numbers(record, "took").first)
    }

    @Test("R5: hashes take the time that the module's pages name", arguments: Module.allCases)
    func hashes(_ module: Module) throws {
        let timing = ModuleData.of(module).timing
        func expected(_ base: Figure<TimeSpan>, _ bytes: Int) -> Int {
            Int(base.value.nanoseconds + timing.hashedByte.value.nanoseconds * Int64(bytes)) / 1_000
        }
        // What stands around the call takes a few microseconds.
        let short = try time("crypto.sha256(data)", on: module) - expected(timing.hash, 32)
        let keyed = try time("crypto.hmacsha256(data, data)", on: module) - expected(timing.keyedHash, 32)
        let long = try time("crypto.sha256(large)", on: module) - expected(timing.hash, 12_000)
        for difference in [short, keyed, long] { #expect((0...40).contains(difference)) }
    }

    /// Microseconds that a comparison takes, and whether the two are equal, with a change at one place.
    private func compare(_ change: String) throws -> [Int] {
        let program = """
            local a = blob(8000);
            local b = blob(8000);
            \(change);
            local start = hardware.micros();
            local same = crypto.equals(a, b);
            server.log("took " + (hardware.micros() - start) + " " + (same ? 1 : 0));
            """
        let (simulation, record) = try simulation(device: program)
        _ = try simulation.run()
        return numbers(record, "took")
    }

    @Test("R5: comparing takes as long wherever the difference is", arguments: [0, 4_000, 7_999])
    func comparing(_ place: Int) throws {
        let equal = try compare("b[0] = 0")
        #expect(equal.last == 1)
        #expect(try compare("b[\(place)] = 1") == [equal[0], 0])
    }

    // MARK: R2

    @Test("R2: an Ethernet-only board with its image never powers the radio") func ethernetOnly() throws {
        let (simulation, record) = try simulation(device: "server.log(imp.net.info().interface.len());") {
            $0.module = .imp005
            $0.device.switches = BoardSwitches(ethernetPHY: true, wifiAntenna: false)
            $0.device.configuration.nvramImage = ByteString("ethernet-only")
            $0.world.isCableIn = true
        }
        _ = try simulation.run(for: .seconds(600), always: true)
        #expect(record.lines.contains("[Device] 1"))
        #expect(simulation.isDeviceConnected)
        let radio = simulation.power.rows.filter { row in
            guard case .state(let state) = row.consumer else { return false }
            return state.part == .radio && state != .radioOff
        }
        #expect(radio.isEmpty)
        let port = simulation.power.rows.first { $0.consumer == .state(.ethernetOn) }
        // Ten minutes at 60 mA.
        #expect(try #require(port).time == .seconds(600))
    }

    // MARK: R28

    /// Sends 200 KB after 200 KB, each with its number, as soon as the other side is there; the other side logs them.
    private enum Bulk: String, CaseIterable {
        case up, down

        func programs(_ count: Int) -> (device: String, agent: String) {
            let sender = """
                local data = blob(200000);
                for (local i = 0; i < 200000; i += 1000) data[i] = i / 1000;
                next <- 0;
                function bulk() {
                    data.seek(0);
                    data.writen(next, 'i');
                    PEER.send("bulk", data);
                    if (++next < \(count)) imp.wakeup(0, bulk);
                }
                PEER.on("start", function(x) { bulk(); });
                """
            let receiver = """
                PEER.on("bulk", function(data) {
                    if (data.len() != 200000 || data[199000] != 199) server.error("damaged");
                    server.log("got " + data.readn('i'));
                });
                """
            let device = (self == .up ? sender : receiver).replacingOccurrences(of: "PEER", with: "agent")
            let agent = (self == .up ? receiver : sender).replacingOccurrences(of: "PEER", with: "device")
            return self == .up
                ? (device, agent + "device.onconnect(function() { device.send(\"start\", 0); });")
                : (device + "agent.send(\"start\", 0);", agent)
        }
    }

    /// How long it took from the connection to the last message, in seconds, and the messages' numbers.
    private func transfer(
        _ bulk: Bulk, _ count: Int, on module: Module, loss: Double
    ) throws -> (seconds: Double, numbers: [Int]) {
        let programs = bulk.programs(count)
        let (simulation, record) = try simulation(device: programs.device, agent: programs.agent) {
            $0.module = module
            $0.world.lossPercent = loss
            $0.world.latency = .milliseconds(25)
            $0.duration = .seconds(7_200)
        }
        _ = try simulation.run()
        let found = record.entries.filter { $0.message.hasPrefix("got ") }
        #expect(!record.entries.contains { $0.type == .deviceError || $0.type == .agentError })
        let first = try #require(record.entries.first { $0.message == "Device connected" })
        let last = try #require(found.last)
        return (
            Double(last.stamp.microseconds - first.stamp.microseconds) / 1e6,
            found.compactMap { Int($0.message.dropFirst(4)) }
        )
    }

    @Test(
        "R28: large messages lose nothing and stay fast at one percent of loss", arguments: [Module.imp003, .imp005],
        ["up", "down"])
    func largeMessages(_ module: Module, _ direction: String) throws {
        let bulk = try #require(Bulk(rawValue: direction))
        let count = ConnectionPromises.isSoak ? 100 : 6
        let clean = try transfer(bulk, count, on: module, loss: 0)
        let lossy = try transfer(bulk, count, on: module, loss: 1)
        #expect(clean.numbers == Array(0..<count))
        #expect(lossy.numbers == Array(0..<count))
        #expect(clean.seconds / lossy.seconds >= 0.7)
    }
}
