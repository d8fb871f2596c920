import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct RequireTests {
    @Test func directivesStandAloneOnALine() throws {
        let source = """
            #require "A.lib.nut:1.0.0"
              #require "B.class.nut:2"  // why
            // #require "C:1"
            /* #require "D:1"
            #require "E:1" */
            local s = "#require \\"F:1\\"", v = @"
            a verbatim string
            #require ""G:1"" "; #require "H:1"
            # require "I:1"
            #required "J:1"
            #require "K.lib.nut"
            """
        let found = try Require.all(in: Array(source.utf8), map: SourceMap())
        #expect(
            found.map { "\($0.line) \($0.name) \($0.version)" } == [
                "1 A.lib.nut 1.0.0", "2 B.class.nut 2", "11 K.lib.nut ",
            ])
    }

    @Test(arguments: [
        "#require", "#require A:1", "#require \"A:1", "#require \"\"", "#require \"A:1:2\"", "#require \"A:1\" x",
    ])
    func malformedDirectives(source: String) {
        #expect(linkFailure("\n" + source, [:])?.message == "Syntax error in #require (p.nut:2)")
    }

    @Test(arguments: [("2", "2.0.0"), ("2.0", "2"), ("v1.2.3", "1.2.3"), ("0", "0.0")])
    func equalVersions(one: String, other: String) {
        #expect(LibraryVersion(one) != nil && LibraryVersion(one) == LibraryVersion(other))
    }

    @Test func versionsAreNumbers() throws {
        #expect(["", "1.", "x", "1.2-rc", "1..2", "-1"].allSatisfy { LibraryVersion($0) == nil })
        #expect(try #require(LibraryVersion("1.9")) < #require(LibraryVersion("1.10")))
    }

    @Test func librariesComeBeforeTheProgramInOrder() throws {
        let folder = try TemporaryFolder(["b.lib.nut-1.0.0": "b <- 1", "A.lib.nut-2.1": "a <- 2\n"])
        let program = "#require \"B.lib.nut:1\"\n#require \"A.lib.nut:2.1.0\"\n#require \"b.lib.nut:1.0\"\nx"
        let linked = try linked(program, folder)
        #expect(
            String(decoding: linked.text, as: UTF8.self)
                == "#line 1 \"b.lib.nut:1.0.0\"\nb <- 1\n#line 1 \"A.lib.nut:2.1.0\"\na <- 2\n#line 1 \"p.nut\"\n"
                + program.replacing("#require", with: "//#require"))
        #expect(
            linked.warnings.map(\.message) == ["b.lib.nut is required twice, also at p.nut:1; impCentral refuses that"])
    }

    @Test func aFileWithoutAVersionIsAnyVersion() throws {
        let folder = try TemporaryFolder(["A.lib.nut": "a"])
        let linked = try linked("#require \"A.lib.nut:7.0\"", folder)
        #expect(linked.libraries.first?.isUnversioned == true && linked.warnings.count == 1)
    }

    @Test(arguments: [
        (
            "#require \"A.lib.nut:3.0\"",
            "There is no version 3.0 of A.lib.nut on this computer; there are 1.0.0, 2.0.0 (p.nut:1)",
            "Write #require \"A.lib.nut:2.0.0\""
        ),
        (
            "#require \"A.lib.nut\"", "#require \"A.lib.nut\" has no version (p.nut:1)",
            "Write #require \"A.lib.nut:2.0.0\"."
        ),
        (
            "#require \"A.lib.nut:new\"", "#require \"A.lib.nut:new\" has no version like 1.2.3 (p.nut:1)",
            "Write #require \"A.lib.nut:2.0.0\"."
        ),
        (
            "#require \"None.nut:1.0\"", "There is no library None.nut on this computer (p.nut:1)",
            "Put the file None.nut-1.0"
        ),
        (
            "#require \"A.lib.nut:1.0\"\n\n#require \"a.lib.nut:2.0\"",
            "a.lib.nut is required in version 2.0, and in version 1.0 at p.nut:1 (p.nut:3)", "Write the same version"
        ),
    ])
    func errorsSayWhatToType(program: String, message: String, advice: String) {
        let error = linkFailure(program, ["A.lib.nut-1.0.0": "", "A.lib.nut-2.0": ""])
        #expect(error?.message == message)
        #expect(error?.advice?.hasPrefix(advice) == true)
    }

    private func linked(_ program: String, _ folder: TemporaryFolder) throws -> AssembledProgram {
        let sources = ProgramSources(reader: FileSourceReader(), libraries: LibraryStore(folders: [folder.path]))
        return try sources.assemble(source: Array(program.utf8), name: "p.nut")
    }

    private func linkFailure(_ program: String, _ files: [String: String]) -> BuildError? {
        do {
            let folder = try TemporaryFolder(files)
            _ = try linked(program, folder)
            return nil
        } catch {
            return error as? BuildError
        }
    }
}
