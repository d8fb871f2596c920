import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct ProgramSourcesTests {
    private func sources(_ files: [String: String], libraries: LibraryStore? = nil) -> ProgramSources {
        var options = BuildOptions()
        options.currentFolder = "/project"
        return ProgramSources(reader: MemoryReader(files: files), libraries: libraries, options: options)
    }

    private func text(_ source: String, _ files: [String: String] = [:], name: String = "main.nut") throws -> String {
        let program = try sources(files).assemble(source: Array(source.utf8), name: name)
        return String(decoding: program.text, as: UTF8.self)
    }

    @Test(arguments: [
        "x", "\u{FEFF}x\r\n", "local f = @(x) x", "  @ (x) x", "#require", "local s = @\"a\n\"", "f(\"a@b.c\")\n\n", "",
    ])
    func plainProgramsStayAsTheyAre(source: String) throws {
        #expect(try text(source) == source)
    }

    @Test(arguments: [
        ("@set a = 1\nx", "#line 2 \"main.nut\"\nx\n"),
        (
            "a\n@if 1\nb\nc\n@else\nd\n@end\ne",
            "#line 1 \"main.nut\"\na\n#line 3 \"main.nut\"\nb\nc\n#line 8 \"main.nut\"\ne\n"
        ),
        ("@ a comment\nx", "#line 2 \"main.nut\"\nx\n"),
        ("a@{1 + 1}b\nc", "#line 1 \"main.nut\"\na2b\nc\n"),
        ("@repeat 2\nx\n@end", "#line 2 \"main.nut\"\nx\n#line 2 \"main.nut\"\nx\n"),
        // Several lines in one.
        (
            "@macro m()\na\nb\n@end\n@{m()};\nc",
            "#line 5 \"main.nut\"\na\n#line 5 \"main.nut\"\nb;\nc\n"
        ),
    ])
    func everyLineIsNamedRight(source: String, built: String) throws {
        let found = try text(source)
        #expect(found == built)
    }

    @Test func includedFilesAreNamedAsTheFirstOneIs() throws {
        let files = ["/project/src/a.nut": "a", "/project/b.nut": "b", "/else/c.nut": "c", "/else/d.nut": "d"]
        let source = "@include 'a.nut'\n@include 'b.nut'\n@include '/else/c.nut'\nx"
        #expect(
            try text(source, files, name: "src/main.nut") == """
                #line 1 "src/a.nut"
                a
                #line 1 "b.nut"
                b
                #line 1 "/else/c.nut"
                c
                #line 4 "src/main.nut"
                x

                """)
        #expect(try text("@include 'd.nut'", files, name: "../else/main.nut") == "#line 1 \"../else/d.nut\"\nd\n")
        #expect(
            try text("@include 'a.nut'", files, name: "/project/src/m.nut") == "#line 1 \"/project/src/a.nut\"\na\n")
    }

    @Test func directivesInsideOfStringsAndCommentsDoNotPutLinesThere() throws {
        let source = "local s = @\"a\n@if 1\n\"\"b\n@end\nc\"\n/* d\n@set x = 1\ne */ f()\ng()"
        #expect(
            try text(source)
                == "#line 1 \"main.nut\"\nlocal s = @\"a\n\"\"b\nc\"\n#line 6 \"main.nut\"\n/* d\ne */ f()\n"
                + "#line 9 \"main.nut\"\ng()\n")
    }

    /// What the compiler makes of `#line` is what the map says.
    @Test func theMapAgreesWithTheLines() throws {
        let files = ["/project/a.nut": "a1\n@if 1\na3\n@end\na5"]
        let folder = try TemporaryFolder(["L.lib.nut-1.0.0": "l1\nl2"])
        let source = "#require \"L.lib.nut:1\"\n@macro m()\nm1\nm2\n@end\n\n@include 'a.nut'\nx@{m()}y\n@include m()\nz"
        let program = try sources(files, libraries: LibraryStore(folders: [folder.path]))
            .assemble(source: Array(source.utf8), name: "main.nut")
        let lines = String(decoding: program.text, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        var assumed = SourceMap.Origin(file: "", line: 0)
        for (index, line) in lines.dropLast().enumerated() {
            if line.hasPrefix("#line ") {
                let words = line.split(separator: " ")
                assumed = SourceMap.Origin(file: String(words[2].dropFirst().dropLast()), line: Int(words[1]) ?? 0)
            } else {
                #expect(program.map[index + 1] == assumed, "\(line)")
                assumed.line += 1
            }
        }
        #expect(program.map.count == lines.count - 1)
        #expect(assumed == SourceMap.Origin(file: "main.nut", line: 11))
    }

    @Test func aMarkOfByteOrderDoesNotReachTheMiddle() throws {
        let folder = try TemporaryFolder(["L.lib.nut-1.0.0": "\u{FEFF}l"])
        let program = try sources(["/project/a.nut": "\u{FEFF}a"], libraries: LibraryStore(folders: [folder.path]))
            .assemble(source: Array("\u{FEFF}#require \"L.lib.nut:1\"\n@include 'a.nut'".utf8), name: "main.nut")
        #expect(!String(decoding: program.text, as: UTF8.self).unicodeScalars.contains("\u{FEFF}"))
    }

    @Test func errorsOfRequireAreWhereTheDirectiveIs() throws {
        let sources = sources(["/project/a.nut": "\n#require \"A.nut:1.0\""], libraries: LibraryStore(folders: []))
        let error = #expect(throws: BuildError.self) {
            try sources.assemble(source: Array("@include 'a.nut'".utf8), name: "main.nut")
        }
        #expect(error?.message == "There is no library A.nut on this computer (a.nut:2)")
        #expect((error?.file, error?.line) == ("a.nut", 2))
    }

    @Test func referencesAreBuilt() throws {
        let program = try sources(["github:o/r/dir/main.nut@v1": "@set a = 1\nx"])
            .assemble(file: "github:o/r/dir/main.nut@v1")
        #expect(String(decoding: program.text, as: UTF8.self) == "#line 2 \"github:o/r/dir/main.nut\"\nx\n")
        #expect(try sources(["/project/p.nut": "x"]).assemble(file: "p.nut").text == Array("x".utf8))
        let error = #expect(throws: BuildError.self) { try sources([:]).assemble(file: "p.nut") }
        #expect(error?.message == "Local file \"p.nut\" not found")
    }

    @Test func noMoreLibrariesThanTheServerAllows() throws {
        let source = (0...100).map { "#require \"L\($0).nut:1.0\"" }.joined(separator: "\n")
        let error = #expect(throws: BuildError.self) {
            try sources([:], libraries: LibraryStore(folders: []))
                .assemble(source: Array(source.utf8), name: "main.nut")
        }
        #expect(error?.message == "The program requires more than 100 libraries (main.nut:101)")
    }
}
