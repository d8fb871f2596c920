import Foundation
import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct DownloadTests {
    /// `origin/o/r` with `A.lib.nut` at v1.0.0, to be downloaded from `file://…/origin`.
    private func origin() throws -> TemporaryFolder {
        let folder = try TemporaryFolder(["origin/o/r/A.lib.nut": "one"])
        try folder.git("origin/o/r", "init", "-q")
        try folder.commit("origin/o/r", tag: "v1.0.0")
        return folder
    }

    private func store(_ folder: TemporaryFolder) -> LibraryStore {
        let cache = SourceCache(path: "\(folder.path)/cache")
        var store = LibraryStore(folders: [], cache: cache)
        store.index = LibraryIndex("o/r A.lib.nut")
        store.filler = CacheFiller(cache: cache, downloader: GitDownloader(base: "file://\(folder.path)/origin"))
        return store
    }

    @Test func whatIsRequiredIsDownloaded() throws {
        let folder = try origin()
        #expect(try store(folder).text("A.lib.nut", "1.0.0") == "one")
        // Without a network it is still there.
        let cached = LibraryStore(folders: [], cache: SourceCache(path: "\(folder.path)/cache"))
        #expect(try cached.text("A.lib.nut", "1.0.0") == "one")
    }

    @Test func newVersionsAreFetched() throws {
        let folder = try origin()
        #expect(try store(folder).text("A.lib.nut", "1.0.0") == "one")
        try folder.write("origin/o/r/A.lib.nut", "two")
        try folder.commit("origin/o/r", tag: "v2.0.0")
        #expect(try store(folder).text("A.lib.nut", "2.0.0") == "two")
    }

    @Test func theNewestVersionIsAdded() throws {
        let folder = try origin()
        try folder.write("origin/o/r/A.lib.nut", "ten")
        try folder.commit("origin/o/r", tag: "v1.10.0")
        let store = store(folder)
        #expect(try store.add("a.lib.nut", version: nil).version == "1.10.0")
        #expect(try store.add("A.lib.nut", version: "1.0").version == "1.0.0")
        let missing = #expect(throws: SourceError.self) { try store.add("A.lib.nut", version: "3.0") }
        #expect(missing?.message == "There is no version 3.0 of A.lib.nut on this computer; there are 1.0.0, 1.10.0")
        let unknown = #expect(throws: SourceError.self) { try store.add("AA.lib.nut", version: nil) }
        #expect(unknown?.message == "AA.lib.nut is none of the public libraries that are known")
        #expect(unknown?.advice?.hasPrefix("Did you mean A.lib.nut? Else, name its repository") == true)
    }

    @Test func repositoriesAreAdded() throws {
        let folder = try origin()
        let store = store(folder)
        let repository = try #require(GitHubRepository("o/r"))
        #expect(
            try store.add(repository, ref: "v1.0.0")
                == [LibraryHolding(name: "A.lib.nut", versions: ["1.0.0"], origin: "github:o/r")])
        let error = #expect(throws: SourceError.self) { try store.add(repository, ref: "v9") }
        #expect(error?.message == "o/r has no branch, tag or commit \"v9\"")
    }

    @Test func includesAreDownloadedAndFetched() throws {
        let folder = try origin()
        let read = { (text: String) in
            var mirrors = GitHubMirrors()
            mirrors.cache = SourceCache(path: "\(folder.path)/cache")
            mirrors.filler = CacheFiller(
                cache: SourceCache(path: "\(folder.path)/cache"),
                downloader: GitDownloader(base: "file://\(folder.path)/origin"))
            return String(decoding: try mirrors.read(try #require(GitHubReference(text))), as: UTF8.self)
        }
        #expect(try read("github:o/r/A.lib.nut") == "one")
        try folder.write("origin/o/r/A.lib.nut", "two")
        try folder.commit("origin/o/r", tag: "v2.0.0")
        #expect(try read("github:o/r/A.lib.nut@v2.0.0") == "two")
        #expect(throws: SourceError.self) { try read("github:o/r/A.lib.nut@v3.0.0") }
    }

    @Test func aDownloadThatFailsLeavesNothing() throws {
        let folder = try TemporaryFolder([:])
        let error = #expect(throws: SourceError.self) { try store(folder).text("A.lib.nut", "1.0.0") }
        #expect(
            error?.message == "file://\(folder.path)/origin/o/r cannot be downloaded: '\(folder.path)/origin/o/r' does "
                + "not appear to be a git repository")
        #expect(error?.advice == "Is o/r the right name, and is there a network?")
        #expect(folderContent("\(folder.path)/cache/github/o") == [])
    }

    @Test(arguments: [
        ("A.lib.nut-1.2", "", "A.lib.nut-1.2.0"), ("A.lib.nut", "static VERSION = \"3.1.0\";", "A.lib.nut-3.1.0"),
    ])
    func filesAreAdded(name: String, content: String, stored: String) throws {
        let folder = try TemporaryFolder([:])
        let library = try store(folder).add(file: "some/\(name)", content: Array(content.utf8))
        #expect(library.origin == "\(folder.path)/cache/libraries/\(stored)")
        #expect(try fileContent(library.origin) == Array(content.utf8))
    }

    @Test(arguments: ["", "VERSION", "VERSION = 3", "VERSION = \"new\""])
    func filesThatTellNoVersion(content: String) throws {
        let folder = try TemporaryFolder([:])
        let error = #expect(throws: SourceError.self) {
            try store(folder).add(file: "x/A.lib.nut", content: Array(content.utf8))
        }
        #expect(error?.message == "x/A.lib.nut does not tell its version")
    }

    @Test(arguments: [
        (["OPENIMP_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
        (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/openimp"),
        (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/openimp"), ([:], nil),
    ])
    func whereTheCacheIs(environment: [String: String], path: String?) {
        #expect(SourceCache(environment: environment)?.path == path)
    }

    @Test(arguments: ["o/..", "../r", "o", "o/r/x", "/r", "o/", "o/a b", "./r"])
    func noNamesOfRepositories(text: String) {
        #expect(GitHubRepository(text) == nil)
    }
}
