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
}
