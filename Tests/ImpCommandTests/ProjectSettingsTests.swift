import TestSupport
import Testing

@testable import ImpCommand

@Suite struct ProjectSettingsTests {
    @Test func pathsAreRelativeToTheFile() throws {
        let folder = try TemporaryFolder([
            "imp.yaml": """
            sources:
              electricimp/Promise: ../Promise   # a clone
            clones: /clones
            libraries: [libraries, /other]
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
        let folder = try TemporaryFolder(["imp.yaml": "clones: /far", "a/imp.yaml": "", "a/b/c": ""])
        #expect(try ProjectSettings.nearest(to: folder.path("a/b")) == ProjectSettings())
    }

    @Test(arguments: [
        ("clones: /x\nclone: /y", "2: clone: an unknown key; known are sources, clones, libraries"),
        ("- a", "1: a mapping is expected"),
        ("libraries: x", "1: libraries: a list of folders is expected"),
        ("\nlibraries: [a, [b]]", "2: libraries: a text is expected"),
        ("sources: [a]", "1: sources: owner/repository: folder is expected"),
        ("sources:\n  a/b: {}", "2: sources: a text is expected"),
        ("clones: ''", "1: clones: a text is expected"),
    ])
    func mistakesHaveAPlace(text: String, complaint: String) throws {
        let folder = try TemporaryFolder(["imp.yaml": text, "a.test.nut": ""])
        let command = Command("test", folder.path)
        #expect(command.status == .configuration)
        #expect(command.talk == "error: \(folder.path("imp.yaml")):\(complaint)\n")
    }

    @Test func noYAML() throws {
        let folder = try TemporaryFolder(["imp.yaml": "a: [", "a.test.nut": ""])
        #expect(Command("test", folder.path).talk.hasPrefix("error: \(folder.path("imp.yaml")): "))
    }

    /// A test's file is found by the project's settings; those of the command line win.
    @Test func commandsFollowThem() throws {
        let folder = try TemporaryFolder([
            "imp.yaml": "sources: { o/r: here }", "here/x.nut": "found <- \"settings\";",
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
