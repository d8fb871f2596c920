import TestSupport
import Testing

@testable import ImpCommand

@Suite struct LibraryCommandTests {
    /// Promise's repository in `origin`, and a program that requires and includes from it.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "origin/electricimp/Promise/Promise.lib.nut": "class Promise { static VERSION = \"4.0.0\" }",
            "project/imp.lock": "",
            "project/src/device.nut": """
            #require "promise.class.nut:4.0.0"
            @include "github:electricimp/Promise/Promise.lib.nut@v4.0.0"
            server.log(Promise.VERSION)
            missing()
            """,
        ])
        try folder.commit("origin/electricimp/Promise", tag: "v4.0.0")
        return folder
    }

    private func imp(_ folder: TemporaryFolder, _ arguments: String...) -> Command {
        let environment = [
            "OPENIMP_CACHE": folder.path("cache"), "OPENIMP_GITHUB": "file://" + folder.path("origin"),
        ]
        return Command(arguments, environment: environment)
    }

    @Test func whatIsFetchedIsUsedAndLocked() throws {
        let folder = try folder()
        let device = folder.path("project/src/device.nut")
        let before = imp(folder, "check", device)
        #expect(before.status == .compileError)
        #expect(
            before.output.hasSuffix(
                "there is no copy of electricimp/Promise on this computer\n  Type: imp library add "
                    + "github:electricimp/Promise@v4.0.0, or name the folder of a clone: --source "
                    + "electricimp/Promise=FOLDER\n"))

        let fetch = imp(folder, "library", "fetch", device)
        #expect(fetch.output == "Promise.lib.nut  4.0.0  (github:electricimp/Promise@v4.0.0)\n")
        #expect(fetch.talk == "Downloading electricimp/Promise\n")
        #expect(fetch.status == .success)
        #expect(try folder.text("project/imp.lock").contains("\nPromise.lib.nut 4.0.0 sha256:"))

        let run = imp(folder, "run", "--for", "3s", device)
        #expect(run.output.contains("[Device] 4.0.0\n"))
        #expect(run.output.contains("[Device] ERROR:   in main \(device):4\n"))
    }

    @Test func aChangedLibraryIsRefused() throws {
        let folder = try folder()
        try folder.write("project/a.nut", "#require \"Promise.lib.nut:4.0.0\"")
        let program = folder.path("project/a.nut")
        #expect(imp(folder, "library", "fetch", program).status == .success)
        try folder.write("cache/libraries/Promise.lib.nut-4.0.0", "changed")
        let refused = imp(folder, "check", program)
        #expect(refused.status == .compileError)
        #expect(refused.output.hasPrefix("error: Promise.lib.nut:4.0.0 is not what "))
        #expect(refused.output.hasSuffix("If the change is right, type: imp library fetch --update \(program)\n"))
        #expect(imp(folder, "library", "fetch", program).status == .failure)
        #expect(imp(folder, "library", "fetch", "--update", program).status == .success)
        #expect(imp(folder, "check", program).status == .success)
    }

    @Test func addsAndLists() throws {
        let folder = try folder()
        #expect(imp(folder, "library", "list").talk == "There are no libraries. See 'imp library add --help'.\n")
        let add = imp(folder, "library", "add", "Promise.lib.nut")
        #expect(add.output == "Promise.lib.nut  4.0.0  (github:electricimp/Promise@v4.0.0)\n")
        #expect(add.talk == "Downloading electricimp/Promise\nWrite #require \"Promise.lib.nut:4.0.0\".\n")
        try folder.write("Mine.lib.nut-1.0", "mine")
        #expect(imp(folder, "library", "add", folder.path("Mine.lib.nut-1.0")).status == .success)
        let list = imp(folder, "library", "list", "--json")
        #expect(
            list.output == """
                {"name":"Mine.lib.nut","origin":"\(folder.path("cache/libraries"))","type":"library","versions":["1.0.0"]}
                {"name":"Promise.lib.nut","origin":"github:electricimp/Promise","type":"library","versions":["4.0.0"]}

                """)
        let repository = imp(folder, "library", "add", "github:electricimp/Promise@v4.0.0")
        #expect(repository.output == "Promise.lib.nut  4.0.0  (github:electricimp/Promise)\n")
    }

    @Test func theKnownLibraries() {
        let command = Command("library", "list", "--known")
        #expect(command.output.contains("\nPromise.lib.nut, promise.class.nut  (github:electricimp/Promise)\n"))
    }

    @Test func wrongArguments() throws {
        let folder = try folder()
        #expect(imp(folder, "library", "add", "github:o").status == .usage)
        #expect(imp(folder, "library", "add", "Promiss.lib.nut").talk.contains("Did you mean Promise.lib.nut?"))
        #expect(imp(folder, "library", "add", "github:o/none").talk.contains("/o/none cannot be downloaded: "))
        let unplaced = Command("library", "add", "Promise.lib.nut")
        #expect(unplaced.status == .configuration)
        #expect(unplaced.talk == "error: There is no folder for downloads\n  Name one: --cache FOLDER\n")
        #expect(Command("library", "fetch", "x.nut").status == .configuration)
    }
}
