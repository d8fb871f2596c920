import TestSupport
import Testing

@testable import ImpCommand

@Suite struct SquirrelCommandTests {
    private func squirrel(_ source: String, _ options: [String] = [], _ arguments: [String] = []) throws -> Command {
        let folder = try TemporaryFolder(["program.nut": source])
        return withExtendedLifetime(folder) {
            Command(["squirrel"] + options + [folder.path("program.nut")] + arguments)
        }
    }

    @Test func printsAndTakesArguments() throws {
        let command = try squirrel(#"print(vargv.len() + vargv[0] + vargv[1] + "\n")"#, [], ["a", "--json"])
        #expect(command.status == .success)
        #expect(command.output == "2a--json\n")
    }

    @Test func errorsAreReported() throws {
        let command = try squirrel("function f() {\n    throw \"broken\"\n}\nprint(\"first\")\nf()")
        #expect(command.status == .uncaughtError)
        #expect(command.output == "first")
        #expect(command.talk.contains("ERROR: broken\nERROR:   in f "))
        #expect(command.talk.contains("program.nut:2\nERROR:   in main "))
    }

    @Test func errorsAreReportedAsJSON() throws {
        let command = try squirrel("throw \"broken\"", ["--json"])
        #expect(command.talk.hasPrefix(#"{"frames":[{"function":"main","line":1,"source":""#))
        #expect(command.talk.hasSuffix("\"message\":\"broken\",\"type\":\"error\"}\n"))
    }

    @Test func compileErrorsAreReported() throws {
        let command = try squirrel("local x = ;")
        #expect(command.status == .compileError)
        #expect(command.output.isEmpty)
        #expect(command.talk.hasSuffix("program.nut:1:11: error: expression expected\n"))
    }

    @Test func dialectsDiffer() throws {
        let source = #"print(("compilestring" in getroottable()) + " " + (1 << vargv.len() + 32) + "\n")"#
        #expect(try squirrel(source).output == "true 1\n")
        #expect(try squirrel(source, ["--dialect", "device"]).output == "false 0\n")
        #expect(try squirrel(source, ["--dialect", "agent"]).output == "false 1\n")
    }

    @Test func compilesWhatTheProgramAsksFor() throws {
        let command = try squirrel(
            """
            const SIX = 6
            print(compilestring("const SEVEN = 7; return SIX * SEVEN")() + "\\n")
            print(compilestring("return SEVEN", "named")() + "\\n")
            try { compilestring("local = 5") } catch (error) { print(error + "\\n") }
            compilestring("throw 5", "named")()
            """)
        #expect(command.output == "42\n7\nexpected 'IDENTIFIER'\n")
        #expect(command.talk.contains("ERROR:   in main named:1\n"))
    }

    @Test func tellsTheTime() throws {
        let source = "local t = time(), d = date(t); print(typeof clock() + (t > 1700000000) + (d.year > 2020))"
        #expect(try squirrel(source).output == "floattruetrue")
    }

    @Test func missingFilesAreNamed() {
        let command = Command("squirrel", "/nowhere/program.nut")
        #expect(command.status == .failure)
        #expect(command.talk == "error: cannot read /nowhere/program.nut: No such file or directory\n")
    }
}
