import TestSupport
import Testing

@testable import ImpTest

@Suite struct ProjectTests {
    // MARK: Project files

    @Test func readsAProjectFile() throws {
        let folder = try TemporaryFolder([
            ".impt.test": """
            {
              "deviceGroupId": "1", "timeout": 12.5, "stopOnFail": true, "allowDisconnect": true, "builderCache": false,
              "testFiles": ["a.nut", "b/*.nut"], "agentFile": "src\\\\a.nut", "deviceFile": false, "module": "imp005",
              "builderConfig": "variables.json"
            }
            """,
            "variables.json": #"{ "A": "text", "B": 5, "C": true }"#,
        ])
        let project = try #require(try ProjectFile.read(in: folder.path))
        var expected = TestProject(folder: folder.path)
        expected.file = folder.path(".impt.test")
        expected.patterns = ["a.nut", "b/*.nut"]
        expected.agentFile = "src/a.nut"
        expected.timeout = 12.5
        expected.stopsOnFailure = true
        expected.allowsDisconnect = true
        expected.variables = ["A": "text", "B": "5", "C": "true"]
        expected.module = .imp005
        #expect(project == expected)
    }

    /// Its comments, and globs that look like comments.
    @Test func readsAnOlderProjectFile() throws {
        let folder = try TemporaryFolder([
            ".imptest": """
            {
              "modelId": "x",        // the model
              "tests": "tests/**/*.nut", /* all */
              "deviceFile": "d.nut", "stopOnFailure": true
            }
            """
        ])
        let project = try #require(try ProjectFile.read(in: folder.path))
        #expect(project.patterns == ["tests/**/*.nut"])
        #expect(project.deviceFile == "d.nut")
        #expect(project.agentFile == nil)
        #expect(project.stopsOnFailure)
        #expect(project.timeout == 30)
    }

    @Test func defaults() throws {
        let folder = try TemporaryFolder([".impt.test": "{}"])
        var expected = TestProject(folder: folder.path)
        expected.file = folder.path(".impt.test")
        #expect(try ProjectFile.read(in: folder.path) == expected)
        #expect(expected.patterns == ["*.test.nut", "tests/**/*.test.nut"])
        #expect(try ProjectFile.read(in: "/") == nil)
    }

    @Test(arguments: [
        (#"{ "timeout": 0 }"#, "timeout must be a number of seconds above 0, not 0.0"),
        (#"{ "timeout": -1 }"#, "timeout must be a number of seconds above 0, not -1.0"),
        (
            #"{ "module": "imp9" }"#,
            "module: there is no module imp9; there are imp001, imp002, imp003, imp004m, imp005"
        ),
        (#"{ "agentFile": 5 }"#, "agentFile: a path or false is expected"),
    ])
    func refuses(text: String, reason: String) throws {
        let folder = try TemporaryFolder([".impt.test": text])
        #expect(throws: ProjectError("\(folder.path(".impt.test")): \(reason)")) {
            try ProjectFile.read(in: folder.path)
        }
    }

    /// The decoder's own words name the member.
    @Test(arguments: [(#"{ "timeout": "x" }"#, "timeout: "), (#"{ "testFiles": [1] }"#, "testFiles"), ("{", "")])
    func refusesInOtherWords(text: String, start: String) throws {
        let folder = try TemporaryFolder([".impt.test": text])
        do {
            _ = try ProjectFile.read(in: folder.path)
            Issue.record("it was read")
        } catch {
            #expect(error.description.hasPrefix("\(folder.path(".impt.test")): \(start)"))
        }
    }

    @Test func programsMustExist() throws {
        let folder = try TemporaryFolder([".impt.test": #"{ "agentFile": "a.nut" }"#])
        let project = try #require(try ProjectFile.read(in: folder.path))
        #expect(throws: ProjectError("\(folder.path(".impt.test")): agentFile: there is no file a.nut")) {
            try project.checkPrograms()
        }
    }

    // MARK: Places

    @Test func theNearestProjectFileCounts() throws {
        let folder = try TemporaryFolder([
            "p/.impt.test": "{}", "p/tests/deep/a.test.nut": "", "q/b.test.nut": "", "q/.git/c.test.nut": "",
        ])
        func place(_ path: String) throws -> [String] {
            let place = try TestPlace(path, currentFolder: folder.path)
            return [place.project.folder, place.below] + place.project.testFiles(below: place.below).map(\.path)
        }
        #expect(try place("p") == [folder.path("p"), "", "tests/deep/a.test.nut"])
        #expect(try place("p/tests") == [folder.path("p"), "tests", "tests/deep/a.test.nut"])
        #expect(try place("./p/x/../tests/") == [folder.path("p"), "tests", "tests/deep/a.test.nut"])
        #expect(
            try place("p/tests/deep/a.test.nut")
                == [folder.path("p"), "tests/deep/a.test.nut", "tests/deep/a.test.nut"])
        #expect(try place("q") == [folder.path("q"), "", "b.test.nut"])
        #expect(try place("q/b.test.nut") == [folder.path("q"), "b.test.nut", "b.test.nut"])
        #expect(throws: ProjectError("there is no folder or file r")) { try place("r") }
    }

    /// What the person names is tested, whatever the patterns say.
    @Test func aNamedFileNeedsNoPattern() throws {
        let folder = try TemporaryFolder([".impt.test": "{}", "odd.nut": ""])
        let place = try TestPlace("odd.nut", currentFolder: folder.path)
        #expect(place.project.testFiles(below: place.below).map(\.path) == ["odd.nut"])
    }

    // MARK: Files

    @Test(arguments: [
        ("a.agent.test.nut", TestSide.agent), ("a.test.nut", .device), ("agent/a.test.nut", .agent),
        ("Agent/a.test.nut", .agent), ("agent2device/a.test.nut", .device), ("my_agent.test.nut", .device),
        ("my-agent.test.nut", .agent), ("x.device.test.nut", .device),
    ])
    func sides(path: String, side: TestSide) {
        #expect(TestFile(path).side == side)
    }

    @Test(arguments: [
        ("t/a.agent.test.nut", "t/a.device.nut"), ("t/a.device.test.nut", "t/a.agent.nut"), ("t/a.test.nut", nil),
        ("A.AGENT.TEST.NUT", "A.device.nut"),
    ])
    func partners(path: String, partner: String?) {
        #expect(TestFile(path).partnerPath == partner)
    }

    @Test func findsPartners() throws {
        let folder = try TemporaryFolder([
            "a.agent.test.nut": "", "a.device.nut": "", "b.agent.test.nut": "", "b.device.test.nut": "",
        ])
        let files = TestProject(folder: folder.path).testFiles()
        #expect(files.map(\.path) == ["a.agent.test.nut", "b.agent.test.nut", "b.device.test.nut"])
        #expect(files.map(\.partner) == ["a.device.nut", nil, nil])
    }

    /// As the vendor's tool has it, a file that two patterns find is tested twice.
    @Test func keepsRepeatedFiles() throws {
        let folder = try TemporaryFolder(["a.test.nut": ""])
        var project = TestProject(folder: folder.path)
        project.patterns = ["*.nut", "*.test.nut"]
        #expect(project.testFiles().map(\.path) == ["a.test.nut", "a.test.nut"])
    }

    // MARK: Selections

    @Test(arguments: [
        ("file", ["file", "", ""]), ("file:Class", ["file", "Class", ""]), (":Class", ["", "Class", ""]),
        ("file:Class::method", ["file", "Class", "method"]), (":Class::method", ["", "Class", "method"]),
        ("::method", ["", "", "method"]), ("file::method", ["file", "", "method"]), ("", ["", "", ""]),
    ])
    func selections(text: String, parts: [String]) throws {
        let selection = try TestSelection(text)
        #expect([selection.file, selection.className, selection.method] == parts)
    }

    @Test func theFileIsARegularExpression() throws {
        let selection = try TestSelection("(a|b)\\.test")
        #expect(selection.includes("tests/a.test.nut"))
        #expect(!selection.includes("tests/c.test.nut"))
        #expect(throws: ProjectError("--tests: ( is no regular expression")) { try TestSelection("(:A") }
    }

    @Test(arguments: [
        (":A", "class A extends B {}", true), (":A", "class  A{}", true), (":A", "class B {}", false),
        ("::t", "function t() {}", true), ("::t", "local t = 5", false), (":A::t", "class A { function t() {} }", true),
    ])
    func looksForWhatIsSelected(selection: String, program: String, isThere: Bool) throws {
        #expect(try TestSelection(selection).isIn(program) == isThere)
    }
}
