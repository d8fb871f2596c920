import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpOS

/// What differs between modules, and what a program is told of it.
struct ModulesOfDevices {
    /// The lines that a program writes on a module.
    private func lines(_ source: String, _ module: Module, for span: TimeSpan = .seconds(1)) throws -> [String] {
        let program = try compile(Array(source.utf8), name: "device_code")
        guard
            let template = BootImages().template(
                program, figures: ModuleFigures.figures(of: module), module: module, for: Device.self),
            var device = Device(
                ScriptSetting(template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1)),
                id: "20000c2a69012345")
        else { throw DataFailure.outOfMemory }
        device.run(to: .start + span)
        return device.takeOutput().compactMap { output in
            guard case .line(let line) = output else { return nil }
            return (line.kind == .note ? "note: " : "") + line.text
        }
    }

    @Test(arguments: Module.allCases)
    func haveTheirName(_ module: Module) throws {
        #expect(try lines("server.log(imp.info().type);", module) == [module.rawValue])
    }

    @Test(arguments: Module.allCases)
    func haveAnAddress(_ module: Module) throws {
        #expect(try lines("server.log(imp.getmacaddress());", module) == ["022a69012345"])
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
        ("hardware[\"pinXA\"].read();", .imp005, "pinXA", "hardware.pinXA is not simulated yet; imp005 has it"),
    ])
    func tellWhoHasAMissedName(_ source: String, _ module: Module, _ name: String, _ note: String) throws {
        #expect(
            try lines(source, module) == [
                "ERROR: the index '\(name)' does not exist", "ERROR:   in main device_code:1", "note: \(note)",
            ])
    }

    @Test func tellItOnceARun() throws {
        let found = try lines("hardware.pin1;", .imp001, for: .seconds(10))
        #expect(found.filter { $0.hasPrefix("ERROR: the index") }.count == 5)
        #expect(found.filter { $0.hasPrefix("note") } == ["note: hardware.pin1 is not simulated yet; imp001 has it"])
    }

    @Test(arguments: [
        "local t = {}; t.i2c89;", "hardware.nothing;", "try { hardware.i2c89; } catch (e) {} throw 1;",
        "hardware.millis(); \"i2c89\" in hardware; throw \"x\";",
    ])
    func sayNothingOfOtherNames(_ source: String) throws {
        #expect(try lines(source, .imp001).allSatisfy { !$0.hasPrefix("note") })
    }

    @Test func lackWhatIsNotSimulated() throws {
        let source = "foreach (name in [\"pin1\", \"i2c89\", \"spiflash\", \"millis\"]) server.log(name in hardware);"
        #expect(try lines(source, .imp001) == ["false", "false", "false", "true"])
    }
}
