import ImpHardware
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// Pins of a whole device: edges that its program is told, outputs that the outside sees, the pin that wakes it.
struct PinsOfDevices {
    /// The pins that the module's data gives a callback: each is told both of its edges, once.
    @Test("A callback of DIGITAL_IN comes at each edge", arguments: Module.allCases)
    func edges(_ module: Module) throws {
        let data = ModuleData.of(module)
        let names = data.pins.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let (simulation, record) = try simulation(
            device: """
                foreach (name in [\(names)]) {
                    local pin = hardware[name];
                    local title = name;
                    try {
                        pin.configure(DIGITAL_IN_PULLDOWN, function() { server.log(title + " " + pin.read()); });
                    } catch (error) { server.log(error); }
                }
                """
        ) { $0.module = data.module }
        _ = try simulation.run(for: .seconds(10), always: true)
        let refused = data.pins.filter { !$0.can(.stateChange) }.map(\.name)
        #expect(
            record.messages == refused.map { "\($0) has no callback as DIGITAL_IN_PULLDOWN in pin.configure(mode)" })

        for pin in data.pins {
            for level in [true, true, false] {
                #expect(simulation.drive(pin.name, level))
                _ = try simulation.run(for: .milliseconds(100), always: true)
            }
        }
        let expected = data.pins.filter { $0.can(.stateChange) }.flatMap { ["\($0.name) 1", "\($0.name) 0"] }
        #expect(Array(record.messages.dropFirst(refused.count)) == expected)
        #expect(!expected.isEmpty)
    }

    @Test("Edges come in their order, however fast, and none after the callback was taken away")
    func order() throws {
        let (simulation, record) = try simulation(
            device: """
                local pin = hardware.pinA;
                local count = 0;
                pin.configure(DIGITAL_IN, function() {
                    count++;
                    server.log("edge " + count);
                    if (count == 4) pin.configure(DIGITAL_IN);
                });
                """
        ) { $0.module = .imp003 }
        _ = try simulation.run(for: .seconds(10), always: true)
        for level in [true, false, true, false] { simulation.drive("pinA", level) }
        _ = try simulation.run(for: .seconds(1), always: true)
        for level in [true, false] { simulation.drive("pinA", level) }
        _ = try simulation.run(for: .seconds(1), always: true)
        #expect(record.messages == ["edge 1", "edge 2", "edge 3", "edge 4"], "\(record.text)")
    }

    @Test("What an output writes is on its net, and goes with a power cut", arguments: Module.allCases)
    func outputs(_ module: Module) throws {
        let data = ModuleData.of(module)
        let name = data.pins[0].name
        let (simulation, _) = try simulation(
            device: """
                server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
                local pin = hardware.\(name);
                pin.configure(DIGITAL_OUT, 1);
                imp.wakeup(5, function() { pin.write(0); });
                imp.wakeup(8, function() { pin.write(1); });
                """
        ) { $0.module = data.module }
        var levels: [Bool?] = []
        for _ in 0..<3 {
            _ = try simulation.run(for: .seconds(4), always: true)
            levels.append(simulation.device.level(name))
        }
        #expect(levels == [true, false, true])
    }

    /// The vendor's documentation: pin1 of imp001 and imp002, pinW of imp003 and imp004m.
    static let wakePins: [(module: Module, pin: String)] = [
        (.imp001, "pin1"), (.imp002, "pin1"), (.imp003, "pinW"), (.imp004m, "pinW"),
    ]

    @Test("The wake pin ends deep sleep with reason 3, and keeps nv where the module does", arguments: wakePins)
    func wake(_ module: Module, _ pin: String) throws {
        let (simulation, record) = try simulation(
            device: """
                if (hardware.wakereason() == 0) {
                    nv <- { count = 7 };
                    hardware.\(pin).configure(DIGITAL_IN_WAKEUP);
                    imp.onidle(function() { server.sleepfor(3600); });
                } else server.log("woke " + hardware.wakereason() + " " + ("nv" in getroottable()));
                """
        ) { $0.module = module }
        _ = try simulation.run(for: .seconds(20), always: true)
        simulation.drive(pin, true)
        _ = try simulation.run(for: .seconds(20), always: true)
        #expect(record.messages == ["woke 3 \(module != .imp004m)"], "\(record.text)")
    }

    @Test("A wake pin that is not armed does not, nor does another", arguments: wakePins)
    func sleepOn(_ module: Module, _ pin: String) throws {
        let other = try #require(ModuleData.of(module).pins.first { $0.name != pin }?.name)
        let (simulation, record) = try simulation(
            device: """
                if (hardware.wakereason() == 0) {
                    try { hardware.\(other).configure(DIGITAL_IN_WAKEUP); } catch (error) { server.log(error); }
                    hardware.\(pin).configure(DIGITAL_IN);
                    imp.onidle(function() { server.sleepfor(60); });
                } else server.log("woke " + hardware.wakereason());
                """
        ) { $0.module = module }
        _ = try simulation.run(for: .seconds(20), always: true)
        simulation.drive(pin, true)
        simulation.drive(other, true)
        _ = try simulation.run(for: .seconds(60), always: true)
        #expect(
            record.messages == [
                "\(other) cannot be DIGITAL_IN_WAKEUP; \(pin) can in pin.configure(mode)", "woke 1",
            ])
    }

    @Test("A level that is high already ends the sleep at once")
    func wakeAtOnce() throws {
        let (simulation, record) = try simulation(
            device: """
                if (hardware.wakereason() == 0) {
                    hardware.pinW.configure(DIGITAL_IN_WAKEUP);
                    imp.wakeup(5, function() { imp.onidle(function() { server.sleepfor(3600); }); });
                } else server.log("woke " + hardware.wakereason());
                """
        ) { $0.module = .imp003 }
        _ = try simulation.run(for: .seconds(3), always: true)
        simulation.drive("pinW", true)
        _ = try simulation.run(for: .seconds(30), always: true)
        #expect(record.messages == ["woke 3"], "\(record.text)")
    }

    @Test("imp005 has no pin that could")
    func imp005() throws {
        try expect(
            ModuleData.of(.imp005).pins.map {
                Outcome(
                    "hardware.\($0.name).configure(DIGITAL_IN_WAKEUP)",
                    "\($0.name) cannot be DIGITAL_IN_WAKEUP, nor can another pin of this module in pin.configure(mode)")
            }, on: .imp005)
    }
}
