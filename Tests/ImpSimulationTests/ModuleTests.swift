import ImpHardware
import ImpRuntime
import Testing

@testable import ImpSimulation

/// What differs between modules, and what a program is told of it.
struct ModulesOfDevices {
    /// The lines that a program writes on a module.
    private func lines(_ source: String, _ module: Module, for span: TimeSpan = .seconds(3)) throws -> [String] {
        let (simulation, record) = try simulation(device: source) {
            $0.module = module
            $0.duration = span
            $0.maximumRestarts = nil
        }
        _ = try simulation.run()
        return record.entries.filter { $0.type != .status }.map { ($0.type == .note ? "note: " : "") + $0.message }
    }

    @Test(arguments: Module.allCases)
    func haveTheirName(_ module: Module) throws {
        #expect(try lines("server.log(imp.info().type);", module) == [module.rawValue])
    }

    @Test(arguments: Module.allCases)
    func haveAnAddress(_ module: Module) throws {
        let id = SimulationIdentity(project: "/tests").deviceID
        #expect(try lines("server.log(imp.getmacaddress());", module) == ["02" + id.suffix(10)])
    }

    @Test(arguments: [
        (
            "hardware.i2c89.configure(400000);", Module.imp001, "i2c89",
            "hardware.i2c89 is not simulated yet; imp001 has it"
        ),
        (
            "local h = hardware; h.spiflash.enable();", .imp001, "spiflash",
            "imp001 has no hardware.spiflash; imp003, imp004m and imp005 have it"
        ),
        ("hardware[\"uart0\"].read();", .imp005, "uart0", "hardware.uart0 is not simulated yet; imp005 has it"),
    ])
    func tellWhoHasAMissedName(_ source: String, _ module: Module, _ name: String, _ note: String) throws {
        #expect(
            try lines(source, module) == [
                "ERROR: the index '\(name)' does not exist", "ERROR:   in main device_code:1", "note: \(note)",
            ])
    }

    @Test func tellItOnceARun() throws {
        let found = try lines("hardware.i2c89;", .imp001, for: .seconds(10))
        #expect(found.filter { $0.hasPrefix("ERROR: the index") }.count == 5)
        #expect(found.filter { $0.hasPrefix("note") } == ["note: hardware.i2c89 is not simulated yet; imp001 has it"])
    }

    @Test(arguments: [
        "local t = {}; t.i2c89;", "hardware.nothing;", "try { hardware.i2c89; } catch (e) {} throw 1;",
        "hardware.millis(); \"i2c89\" in hardware; throw \"x\";",
    ])
    func sayNothingOfOtherNames(_ source: String) throws {
        #expect(try lines(source, .imp001).allSatisfy { !$0.hasPrefix("note") })
    }

    @Test func lackWhatIsNotSimulated() throws {
        let source = "foreach (name in [\"pin1\", \"pinA\", \"i2c89\", \"spiflash\"]) server.log(name in hardware);"
        #expect(try lines(source, .imp001) == ["true", "false", "false", "false"])
    }
}
