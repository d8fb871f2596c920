import TestSupport
import Testing

@testable import ImpCommand

@Suite struct CheckCommandTests {
    @Test func findsEveryProgramThatDoesNotCompile() throws {
        let folder = try TemporaryFolder(["good.nut": "local x = 1", "bad.nut": "local x = ", "worse.nut": "\n\n  ]"])
        let (good, bad, worse) = (folder.path("good.nut"), folder.path("bad.nut"), folder.path("worse.nut"))
        let command = Command("check", bad, good, worse)
        #expect(command.status == .compileError)
        #expect(command.output == "\(bad):1:10: error: expression expected\n\(worse):3:4: error: expression expected\n")
        #expect(command.talk.isEmpty)
        #expect(Command("check", good).status == .success)
    }

    @Test func writesJSON() throws {
        let folder = try TemporaryFolder(["bad.nut": "local x = "])
        let command = Command("check", "--json", folder.path("bad.nut"))
        #expect(command.output.hasPrefix(#"{"column":10,"file":""#))
        #expect(command.output.hasSuffix("\"line\":1,\"message\":\"expression expected\",\"type\":\"compileError\"}\n"))
    }

    @Test func followsLineDirectives() throws {
        let folder = try TemporaryFolder(["bad.nut": "#line 40 \"library.nut\"\nlocal x = ;"])
        #expect(Command("check", folder.path("bad.nut")).output == "library.nut:40:12: error: expression expected\n")
    }

    @Test(arguments: [
        ("imp.reset();", "imp001", "imp.reset() came with impOS 38; this is release 36"),
        ("imp.setpoweren(true);", "imp004m", "imp004m has no imp.setpoweren; imp002, imp003 have it"),
        ("hardware.pinXA.read();", "imp001", "imp001 has no hardware.pinXA; imp005 has it"),
    ])
    func warnsOfWhatTheModuleLacks(source: String, module: String, message: String) throws {
        let folder = try TemporaryFolder(["device.nut": "\n" + source])
        let file = folder.path("device.nut")
        let warned = Command("check", "--module", module, file)
        #expect(warned.status == .success)
        #expect(warned.output.hasSuffix(":2: warning: \(message)\n"))
        let strict = Command("check", "--module", module, "--strict", file)
        #expect(strict.status == .compileError)
        #expect(strict.output.hasSuffix(":2: error: \(message)\n"))
    }

    @Test func saysNothingOfWhatIsThere() throws {
        let folder = try TemporaryFolder([
            "device.nut":
                "local imp2 = imp; if (\"spiflash\" in hardware) imp2.reset(); imp.wakeup(1, @() 1); hardware.pin1.read();"
        ])
        #expect(Command("check", "--module", "imp001", "--strict", folder.path("device.nut")).output.isEmpty)
    }
}
