import TestSupport
import Testing

@testable import ImpCommand

@Suite struct ProjectSettingsTests {
    @Test func pathsAreRelativeToTheFile() throws {
        let folder = try TemporaryFolder([
            "imp.json": """
            {
              "sources": { "electricimp/Promise": "../Promise" },   // a clone
              "clones": "/clones",
              "libraries": ["libraries", "/other"]
            }
            """,
            "a/b/main.nut": "",
        ])
        var expected = ProjectSettings()
        expected.sources = ["electricimp/Promise": folder.path("../Promise")]
        expected.clones = "/clones"
        expected.libraries = [folder.path("libraries"), "/other"]
        #expect(try ProjectSettings.nearest(to: folder.path("a/b")) == expected)
        #expect(try ProjectSettings.nearest(to: folder.path) == expected)
    }

    @Test func theNearestFileCounts() throws {
        let folder = try TemporaryFolder(["imp.json": #"{ "clones": "/far" }"#, "a/imp.json": "{}", "a/b/c": ""])
        #expect(try ProjectSettings.nearest(to: folder.path("a/b")) == ProjectSettings())
    }

    @Test(arguments: [
        (#"{ "clone": "/y" }"#, ": clone: an unknown key; known are sources, clones, libraries"),
        ("[]", " is no JSON object"), ("{", " is no JSON object"),
        (#"{ "libraries": "x" }"#, ": libraries: a list of folders is expected"),
        (#"{ "libraries": [["b"]] }"#, ": libraries: a folder is expected"),
        (#"{ "sources": [] }"#, #": sources: { "owner/repository": "folder" } is expected"#),
        (#"{ "sources": { "a/b": {} } }"#, ": sources: a folder is expected"),
        (#"{ "clones": "" }"#, ": clones: a folder is expected"),
        (#"{ "clones": 5 }"#, ": clones: a folder is expected"),
    ])
    func mistakesAreTold(text: String, complaint: String) throws {
        let folder = try TemporaryFolder(["imp.json": text, "a.test.nut": ""])
        let command = Command("test", folder.path)
        #expect(command.status == .configuration)
        #expect(command.talk == "error: \(folder.path("imp.json"))\(complaint)\n")
    }

    /// The project's settings lead to what a test includes; the command line wins.
    @Test func commandsFollowThem() throws {
        let folder = try TemporaryFolder([
            "imp.json": #"{ "sources": { "o/r": "here" } }"#, "here/x.nut": "found <- \"settings\";",
            "there/x.nut": "found <- \"option\";",
            "a.test.nut": """
            @include "github:o/r/x.nut"
            class A extends ImpTestCase { function testA() { return found; } }
            """,
        ])
        #expect(Command("test", folder.path).output.contains("Success: settings\n"))
        let option = Command("test", "--source", "o/r=\(folder.path("there"))", folder.path)
        #expect(option.output.contains("Success: option\n"))
    }
}
