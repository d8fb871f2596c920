import Testing

@testable import ImpBuilder

@Suite struct IncludeTests {
    @Test func aFileWithoutALastLineFeedGetsOne() throws {
        #expect(try built("@include 'a.inc'\nend", files: ["a.inc": "a"]) == "a\nend")
        #expect(try built("<@{include('a.inc')}>", files: ["a.inc": "a\nb\n"]) == "<a\nb>")
    }

    @Test func pathsAreSearchedInOrder() throws {
        let files = [
            "lib/a.inc": "@include 'x.inc'", "lib/x.inc": "beside", "first/y.inc": "first file's", "y.inc": "current",
            "z.inc": "z",
            "lib/b.inc": "@include 'y.inc'\n@include 'z.inc'\n@include '/project/lib/../z.inc'",
        ]
        let text = try built("@include 'lib\\\\a.inc'\n@include ' lib/b.inc '", files: files) {
            $0.inputFolder = "/project/first"
        }
        #expect(text == "beside\nfirst file's\nz\nz\n")
    }

    @Test func predefinedNamesAreThoseOfTheFile() throws {
        let files = ["lib/a.inc": "@{__FILE__} @{__PATH__} @{__LINE__}\n@macro m()\n@{__FILE__}\n@end"]
        #expect(
            try built("@include 'lib/a.inc'\n@{m()} @{__FILE__}", files: files) == "a.inc /project/lib 1\na.inc main")
    }

    @Test func onceLooksAtPathsAndContents() throws {
        let files = ["a.inc": "a", "copy.inc": "a\n", "b.inc": "b"]
        let source = ["a.inc", "a.inc", "copy.inc", "b.inc"].map { "@include once '\($0)'\n" }.joined()
        #expect(try built(source, files: files) == "a\nb\n")
        #expect(try built("@macro m()\nm\n@end\n@include once m()\n@include once m()") == "m\nm\n")
    }

    @Test func contentsThatComeTwiceGiveAWarning() throws {
        let files = ["a.inc": "a", "copy.inc": "a"]
        let twice = "@include 'a.inc'\n@include 'copy.inc'"
        let warnings = try result(twice, files: files).warnings
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.contains("main:1 (a.inc) and main:2 (copy.inc)") == true)
        #expect(try result(twice, files: files) { $0.warnsOfDuplicates = false }.warnings.isEmpty)
    }

    @Test(arguments: [
        ("github:o/r/p/f.nut@v1", "f.nut github:o/r/p v1 github:o/r"),
        ("github:o/r/f.nut", "f.nut github:o/r/. undefined github:o/r"),
        ("https://h.example:80/p/f.nut", "f.nut https://h.example:80/p null null"),
        ("git-local:/repository/p/f.nut@v1", "f.nut git-local:/repository/p v1 git-local:/repository"),
    ])
    func remoteSourcesKnowWhereTheyAreFrom(path: String, text: String) throws {
        let source = "@{__FILE__} @{__PATH__} @{__REPO_REF__} @{__REPO_PREFIX__}"
        #expect(try built("@include '\(path)'", files: [path: source]) == text + "\n")
    }

    @Test(arguments: [
        ("github:o/r/p/f.nut@v1", "g.nut", "github:o/r/p/g.nut@v1"),
        ("github:o/r/p/f.nut@v1", "../g.nut", "github:o/r/g.nut@v1"),
        ("github:o/r/p/f.nut@v1", "/g.nut", "github:o/r/g.nut@v1"),
        ("github:o/r/p/f.nut@v1", "github:o/r/q.nut", "github:o/r/q.nut@v1"),
        ("github:o/r/p/f.nut@v1", "github:o/s/q.nut", "github:o/s/q.nut"),
        ("https://h.example/p/f.nut", "g.nut", "https://h.example/p/g.nut"),
        ("https://h.example/p/f.nut", "/g.nut", "https://h.example/g.nut"),
        ("git-local:/repository/p/f.nut@v1", "g.nut", "git-local:/repository/p/g.nut@v1"),
    ])
    func relativePathsMayStayInTheRepository(file: String, path: String, other: String) throws {
        let files = [file: "@include '\(path)'", other: "found"]
        #expect(try built("@include '\(file)'", files: files) { $0.remoteRelativeIncludes = true } == "found\n")
        if !path.contains(":") { #expect(failure("@include '\(file)'", files: files) != nil) }
    }

    @Test(arguments: [
        ("lib/none.inc", "Local file \"lib/none.inc\" not found (/project/main:1)"),
        ("./../none", "Local file \"../none\" not found (/project/main:1)"),
        ("github:o/r/f.nut", "no github:o/r/f.nut (/project/main:1)"),
        ("bitbucket-server:p/r/f.nut", "Source \"bitbucket-server:p/r/f.nut\" is not supported (/project/main:1)"),
        ("git-azure-repos:o/p/r/f.nut", "Source \"git-azure-repos:o/p/r/f.nut\" is not supported (/project/main:1)"),
    ])
    func missingSources(path: String, message: String) {
        #expect(failure("@include '\(path)'")?.message == message)
    }

    @Test func errorsNameTheFileTheyAreIn() {
        let files = ["a.inc": "\n@{none()}", "b.inc": "\n@end"]
        #expect(
            failure("@include 'a.inc'", files: files)?.message == "Function \"none\" is not defined (/project/a.inc:2)")
        #expect(failure("@include 'b.inc'", files: files)?.message == "Unexpected @end (b.inc:2)")
        #expect(
            failure("\n@{include('b.inc')}", files: files)?.message == "Unexpected @end (b.inc:2) (/project/main:2)")
    }

    @Test func lineControlMarksChangesOfTheFile() throws {
        let files = ["a.inc": "a\nb", "github:o/r/g.nut": "g"]
        let source = "x\n@include 'a.inc'\ny@{include('a.inc')}\n@include 'github:o/r/g.nut'"
        let text = try built(source, files: files) { $0.lineControl = .whenFileChanges }
        #expect(
            text == """
                #line 1 "/project/main"
                x
                #line 1 "/project/a.inc"
                a
                b
                #line 3 "/project/main"
                ya
                b
                #line 1 "github:o/r/./g.nut"
                g

                """)
    }

    @Test func theMapKnowsTheOriginOfEachLine() throws {
        let files = ["a.inc": "@if 0\n@end\na\n"]
        let map = try result("x\n@set m 1\n@include 'a.inc'\ny @{include('a.inc')}\n@{m}", files: files).map
        let origins = (1...map.count).compactMap { map[$0] }.map { "\($0.file):\($0.line)" }
        #expect(origins == ["/project/main:1", "/project/a.inc:3", "/project/main:4", "/project/main:5"])
        #expect(map[0] == nil && map[5] == nil)
    }

    @Test func bytesThatAreNoTextSurvive() throws {
        struct Bytes: SourceReader {
            func local(_ path: String) throws(SourceError) -> [UInt8]? { [0xFF, 0, 0xC3, 10] }
            func gitHub(_ reference: GitHubReference) throws(SourceError) -> [UInt8] { [] }
            func gitRepository(containing path: String) throws(SourceError) -> String { "" }
            func git(repository: String, path: String, ref: String?) throws(SourceError) -> [UInt8] { [] }
        }
        #expect(try Builder(reader: Bytes()).build(file: "x").text == [0xFF, 0, 0xC3, 10])
    }
}
