import ImpOS
import ImpRuntime
import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpSimulation

/// New code and new operating systems on a device that runs: what its program is asked, and what comes then.
struct Shutdowns {
    private static let asked = """
        nv <- { count = 1 };
        server.log("old " + hardware.wakereason());
        server.onshutdown(function(reason) {
            server.log("asked " + reason);
            imp.wakeup(5, function() { server.log("ready"); server.restart(); });
        });
        """
    private static let new = "server.log(\"new \" + hardware.wakereason() + \" \" + (\"nv\" in getroottable()));"

    private func program(_ text: String) throws -> Program { try compile(Array(text.utf8), name: "device_code") }

    /// Ten seconds of the old program, then `event`, then `span`.
    private func run(
        _ source: String, module: Module = .imp003, for span: TimeSpan = .seconds(30),
        _ event: (Simulation) throws -> Void
    ) throws -> Record {
        let (simulation, record) = try simulation(device: source) { $0.module = module }
        _ = try simulation.run(for: .seconds(10), always: true)
        try event(simulation)
        _ = try simulation.run(for: span, always: true)
        return record
    }

    @Test("With a handler new code waits for server.restart()")
    func waits() throws {
        let found = try run(Shutdowns.asked) { $0.deploy(device: try program(Shutdowns.new)) }
        #expect(found.messages == ["old 0", "asked 1", "ready", "new 4 false"], "\(found.text)")
        let stamps = found.entries.filter { ["asked 1", "ready"].contains($0.message) }.map(\.stamp.seconds)
        try #require(stamps.count == 2)
        #expect(stamps[1] - stamps[0] == 5)
    }

    @Test("Until then the old program goes on, however long")
    func goesOn() throws {
        let source = "server.onshutdown(function(reason) { server.log(\"asked \" + reason); });"
        let found = try run(source, for: .seconds(3_600)) { $0.deploy(device: try program(Shutdowns.new)) }
        #expect(found.messages == ["asked 1"], "\(found.text)")
    }

    @Test("A new operating system asks with 2 and starts with 6", arguments: [Module.imp001, .imp003, .imp005])
    func system(_ module: Module) throws {
        let found = try run(Shutdowns.asked, module: module, for: .seconds(60)) { $0.upgradeSystem(to: "36.15") }
        #expect(found.messages == ["old 0", "asked 2", "ready", "old 6"], "\(found.text)")
    }

    @Test(
        "Without a handler, and with one that was taken away, new code comes at once",
        arguments: ["", "server.onshutdown(function(reason) { server.log(reason); }); server.onshutdown(null);"])
    func atOnce(_ handler: String) throws {
        let found = try run("server.log(\"old\");" + handler) { $0.deploy(device: try program(Shutdowns.new)) }
        #expect(found.messages == ["old", "new 4 false"], "\(found.text)")
        let stamps = found.entries.filter { $0.message.hasPrefix("new") }.map(\.stamp)
        #expect(stamps.allSatisfy { $0 < WallTime.fastStart + .seconds(12) })
    }

    @Test("A forced restart asks nobody")
    func forced() throws {
        let found = try run(Shutdowns.asked) { simulation in
            let bytes = try program(Shutdowns.new).encoded()
            simulation.change {
                $0.gateway.images.deploy(program: bytes)
                $0.gateway.demandRestart(.newProgram, isForced: true, at: simulation.now)
            }
        }
        #expect(found.messages == ["old 0", "new 4 false"], "\(found.text)")
    }

    @Test("Nor does a change of the device's group")
    func groupChanged() throws {
        let found = try run(Shutdowns.asked) { simulation in
            let bytes = try program(Shutdowns.new).encoded()
            simulation.change {
                $0.gateway.images.deploy(program: bytes)
                $0.gateway.demandRestart(.groupChanged, at: simulation.now)
            }
        }
        #expect(found.messages == ["old 0", "new 4 false"], "\(found.text)")
    }

    @Test("Nor does a power cycle")
    func powerCycle() throws {
        let found = try run(Shutdowns.asked) { simulation in
            simulation.setPower(false)
            simulation.deploy(device: try program(Shutdowns.new))
            simulation.setPower(true)
        }
        #expect(found.messages == ["old 0", "new 4 false"], "\(found.text)")
    }

    @Test("Another reason asks with 3; the same program starts anew")
    func other() throws {
        let found = try run(Shutdowns.asked) { simulation in
            simulation.change { $0.gateway.demandRestart(.other, at: simulation.now) }
        }
        #expect(found.messages == ["old 0", "asked 3", "ready", "old 10"], "\(found.text)")
    }

    @Test("server.restart() alone starts the same program with 10, without nv")
    func restart() throws {
        let (simulation, record) = try simulation(
            device: """
                server.log(hardware.wakereason() + " " + ("nv" in getroottable()));
                nv <- { count = 1 };
                if (hardware.wakereason() == 0) imp.wakeup(1, function() { server.restart(); });
                """)
        _ = try simulation.run(for: .seconds(10), always: true)
        #expect(record.messages == ["0 false", "10 false"], "\(record.text)")
    }

    @Test("New code that arrives in deep sleep masks the timer, and nv is lost")
    func inDeepSleep() throws {
        let source = """
            server.log("old " + hardware.wakereason() + " " + ("nv" in getroottable()));
            nv <- { count = 1 };
            if (hardware.wakereason() == 0) imp.onidle(function() { server.sleepfor(20); });
            """
        let found = try run(source, for: .seconds(60)) { $0.deploy(device: try program(Shutdowns.new)) }
        #expect(found.messages == ["old 0 false", "new 4 false"], "\(found.text)")
    }

    @Test("A scenario's step deploys to a running device")
    func step() throws {
        let ran = try RanScenario(
            """
            steps:
              - expect-connected: {within: 5s}
              - at: 10s
                deploy: {device: next.device.nut}
              - expect-log: {text: "deployed next.device.nut", within: 2s}
              - expect-wakereason: new-squirrel
              - expect-restarts: {count: 1, since: start}
            """, device: "nv <- { count = 1 };")
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }
}
