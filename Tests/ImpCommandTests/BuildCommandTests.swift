import TestSupport
import Testing

@testable import ImpCommand

@Suite struct BuildCommandTests {
    @Test func printsTheProgram() throws {
        let folder = try TemporaryFolder(["main.nut": "@include 'a.inc'\n@{NAME}\n@warning 'careful'", "a.inc": "a"])
        let main = folder.path("main.nut")
        let command = Command("build", "-D", "NAME=me", main)
        #expect(command.status == .success)
        #expect(command.output == "a\nme\n")
        #expect(command.talk == "\(main):3: warning: careful\n")
        #expect(Command("build", "--define", "NAME=you", main).output == "a\nyou\n")
        #expect(
            Command("build", "-l", "--define", "NAME=you", main).output.hasPrefix(
                "#line 1 \"\(folder.path("a.inc"))\"\na\n"))
    }

    @Test func readsCopiesOfRepositories() throws {
        let folder = try TemporaryFolder(["main.nut": "@include 'github:o/r/a.inc'", "a.inc": "a"])
        #expect(Command("build", "--source", "O/R=\(folder.path(""))", folder.path("main.nut")).output == "a\n")
        let missing = Command("build", folder.path("main.nut"))
        #expect(missing.status == .compileError)
        #expect(missing.talk.contains("--source o/r=FOLDER"))
    }

    @Test func putsLibrariesBeforeTheProgram() throws {
        let folder = try TemporaryFolder(["main.nut": "#require \"A.lib.nut:1.0.0\"", "A.lib.nut-1.0.0": "a"])
        let command = Command("build", "--libraries", folder.path(""), folder.path("main.nut"))
        #expect(command.output == "a\n//#require \"A.lib.nut:1.0.0\"\n")
        let lines = Command("build", "-l", "--libraries", folder.path(""), folder.path("main.nut"))
        #expect(lines.output.hasPrefix("#line 1 \"A.lib.nut:1.0.0\"\na\n#line 1 "))
        #expect(
            Command("build", "--keep-requires", folder.path("main.nut")).output == "#require \"A.lib.nut:1.0.0\"\n")
        let missing = Command("build", folder.path("main.nut"))
        #expect(missing.status == .compileError)
        #expect(missing.talk.hasPrefix("error: There is no library A.lib.nut on this computer ("))
    }

    @Test func errorsHaveAPlaceAndAnAdvice() throws {
        let folder = try TemporaryFolder(["main.nut": "\n@end", "stop.nut": "@error 'stop'"])
        let command = Command("build", folder.path("main.nut"))
        #expect(command.status == .compileError)
        #expect(command.talk == "error: Unexpected @end (main.nut:2)\n")
        #expect(Command("build", folder.path("stop.nut")).talk == "error: stop (\(folder.path("stop.nut")):1)\n")
        let json = Command("build", "--json", folder.path("main.nut")).output
        #expect(
            json
                == "{\"file\":\"main.nut\",\"line\":2,\"message\":\"Unexpected @end (main.nut:2)\",\"type\":\"buildError\"}\n"
        )
    }

    @Test func writesJSON() throws {
        let folder = try TemporaryFolder(["main.nut": "x"])
        let json = Command("build", "--json", folder.path("main.nut")).output
        #expect(json == "{\"libraries\":[],\"text\":\"x\\n\",\"type\":\"build\",\"warnings\":[]}\n")
    }

    @Test func wrongArguments() throws {
        #expect(Command("build", "-D", "NAME", "x.nut").status == .usage)
        #expect(Command("build", "/nowhere/x.nut").status == .failure)
    }
}
