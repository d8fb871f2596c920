import Foundation
import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct LibraryStoreTests {
    /// `A.class.nut` at v1.0.0, `A.lib.nut` at 2.0.0.
    private func renamed(_ name: String = "repository") throws -> TemporaryFolder {
        let folder = try TemporaryFolder(["\(name)/examples/lib/A.lib.nut": "example", "\(name)/A.class.nut": "one"])
        try folder.git(name, "init", "-q")
        try folder.commit(name, tag: "v1.0.0")
        try folder.write("\(name)/A.lib.nut", "two")
        try folder.git(name, "rm", "-q", "A.class.nut")
        try folder.commit(name, tag: "2.0.0")
        return folder
    }

    private func error(_ store: LibraryStore, _ name: String, _ version: String) -> SourceError? {
        #expect(throws: SourceError.self) { try store.text(name, version) }
    }

    @Test func repositoriesAreFoundByTheirTags() throws {
        let folder = try renamed()
        let store = LibraryStore(folders: [folder.path])
        #expect(try store.text("A.class.nut", "1.0") == "one")
        #expect(try store.text("a.lib.nut", "2") == "two")
        let versions = try store.versions(of: "A.lib.nut").map(\.text)
        // The older one has it as an example only, but nowhere else.
        #expect(versions == ["1.0.0", "2.0.0"])
        #expect(error(store, "A.class.nut", "2.0.0") != nil)
    }

    @Test func aHeadThatSaysItsVersionCounts() throws {
        let folder = try renamed()
        try folder.write("repository/A.lib.nut", "VERSION = \"3.0.1\"")
        try folder.commit("repository", tag: nil)
        let store = LibraryStore(folders: [folder.path])
        #expect(try store.text("A.lib.nut", "3.0.1").contains("3.0.1"))
        #expect(error(store, "A.lib.nut", "3.0.2") != nil)
    }

    @Test func tagsWithAMessageCount() throws {
        let folder = try renamed()
        try folder.git("repository", "-c", "user.name=t", "-c", "user.email=t@t", "tag", "-a", "v2.5.0", "-m", "x")
        #expect(try LibraryStore(folders: [folder.path]).text("A.lib.nut", "2.5.0") == "two")
    }

    @Test func namesThatMeanTheSame() throws {
        let folder = try renamed()
        var store = LibraryStore(folders: [folder.path])
        store.index = LibraryIndex("o/repository A.lib.nut A.class.nut")
        #expect(try store.text("A.class.nut", "2.0.0") == "two")
        let program = "#require \"A.class.nut:1.0.0\"\n#require \"A.lib.nut:2.0.0\""
        let sources = ProgramSources(reader: FileSourceReader(), libraries: store)
        let error = #expect(throws: BuildError.self) {
            try sources.assemble(source: Array(program.utf8), name: "p.nut")
        }
        #expect(
            error?.message
                == "A.lib.nut is required in version 2.0.0, and in version 1.0.0 as A.class.nut at p.nut:1 (p.nut:2)")
    }

    /// impUnit requires `promise.class.nut:4.0.0`, but that tag has `Promise.lib.nut`.
    @Test func theShippedIndexKnowsWhatWasRenamed() throws {
        let folder = try TemporaryFolder(["Promise/Promise.lib.nut": "promise"])
        try folder.git("Promise", "init", "-q")
        try folder.commit("Promise", tag: "v4.0.0")
        #expect(try LibraryStore(folders: [folder.path]).text("promise.class.nut", "4.0.0") == "promise")
    }

    @Test func foldersComeBeforeTheCache() throws {
        let folder = try TemporaryFolder([
            "own/A.lib.nut": "own", "cache/libraries/A.lib.nut-1.0.0": "cached", "cache/libraries/B.lib.nut-1.0.0": "b",
        ])
        let store = LibraryStore(folders: ["\(folder.path)/own"], cache: SourceCache(path: "\(folder.path)/cache"))
        #expect(try store.text("A.lib.nut", "1.0") == "own")
        #expect(try store.text("B.lib.nut", "1.0") == "b")
    }

    @Test func theCacheHasClones() throws {
        let folder = try renamed("cache/github/o/r")
        let store = LibraryStore(folders: [], cache: SourceCache(path: "\(folder.path)/cache"))
        let library = try store.find(Require(name: "A.lib.nut", version: "2.0.0", line: 1))
        #expect(library.origin == "github:o/r@2.0.0")
        #expect(
            store.holdings().holdings == [
                LibraryHolding(name: "A.class.nut", versions: ["1.0.0"], origin: "github:o/r"),
                LibraryHolding(name: "A.lib.nut", versions: ["2.0.0"], origin: "github:o/r"),
            ])
    }

    @Test func whatIsThere() throws {
        let folder = try TemporaryFolder(["B.lib.nut-1.9": "", "B.lib.nut-1.10": "", "C.class.nut": "", "d.txt": ""])
        let found = LibraryStore(folders: [folder.path]).holdings()
        #expect(found.holdings.map(\.name) == ["B.lib.nut", "C.class.nut"])
        #expect(found.holdings.map(\.versions) == [["1.9.0", "1.10.0"], []])
        #expect(found.failures.isEmpty)
    }

    @Test func errorsSayWhatToType() throws {
        let folder = try TemporaryFolder(["Mine.lib.nut-1.0.0": ""])
        let store = LibraryStore(folders: [folder.path])
        let known = error(store, "Promise.lib.nut", "4.0.0")
        #expect(known?.message == "There is no library Promise.lib.nut on this computer")
        #expect(known?.advice == "Type: imp library add Promise.lib.nut:4.0.0")
        #expect(
            error(store, "Promiss.lib.nut", "4.0.0")?.advice?.hasPrefix("Did you mean Promise.lib.nut? Else, put")
                == true)
        #expect(error(store, "Min.lib.nut", "1.0.0")?.advice?.hasPrefix("Did you mean Mine.lib.nut?") == true)
        let none = error(LibraryStore(folders: []), "Zzzzzzzzzz.lib.nut", "1.0.0")
        #expect(
            none?.advice
                == "Put the file Zzzzzzzzzz.lib.nut-1.0.0, or a clone of its repository, into a folder and name that: "
                + "--libraries FOLDER")
    }

    /// A repository that git refuses is an error if it is called as the library is, or if nothing else has it.
    @Test func whatGitSaysIsTold() throws {
        let folder = try renamed("A")
        try folder.write("A/.git/HEAD", "damaged")
        let store = LibraryStore(folders: [folder.path])
        let likely = error(store, "A.lib.nut", "2.0.0")
        #expect(likely?.message.hasPrefix("git failed in \(folder.path)/A: ") == true)
        #expect(error(store, "Other.lib.nut", "2.0.0")?.message == likely?.message)
        try folder.write("Other.lib.nut-2.0.0", "found")
        #expect(try store.text("Other.lib.nut", "2.0.0") == "found")
        #expect(store.holdings().failures.map(\.message) == [likely?.message])
    }

    @Test func aCloneOfSomebodyElse() {
        let said = """
            fatal: detected dubious ownership in repository at '/r'
            To add an exception for this directory, call:

            \tgit config --global --add safe.directory /r
            """
        let error = GitCommand.Failure(status: 128, message: said).error(in: "/r")
        #expect(error.message == "git does not read /r, since it belongs to somebody else")
        #expect(error.advice == "If you trust it, type: git config --global --add safe.directory /r")
    }

    @Test(.enabled(if: geteuid() == 0, "only root may give files away"))
    func gitDoesNotReadACloneOfSomebodyElse() throws {
        let folder = try renamed("A")
        for path in ["A", "A/.git"] {
            try #require(chown("\(folder.path)/\(path)", 12345, 12345) == 0)
        }
        let error = error(LibraryStore(folders: [folder.path]), "A.lib.nut", "2.0.0")
        #expect(error?.message == "git does not read \(folder.path)/A, since it belongs to somebody else")
    }
}

extension LibraryStore {
    func text(_ name: String, _ version: String) throws -> String {
        String(decoding: try find(Require(name: name, version: version, line: 1)).content, as: UTF8.self)
    }
}
