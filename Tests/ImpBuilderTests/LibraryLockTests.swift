import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct LibraryLockTests {
    private func library(_ name: String, _ version: String, _ content: String) -> Library {
        Library(
            name: name, version: version, content: Array(content.utf8), origin: "from \(name)", isUnversioned: false)
    }

    private let hashOfA = "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

    @Test func linesAreInOrderAndReadBack() throws {
        var lock = LibraryLock()
        lock.enter(library("B.lib.nut", "1.0.0", "b"))
        lock.enter(library("a.lib.nut", "2.0.0", "old"))
        lock.enter(library("A.lib.nut", "2.0.0", "a"))
        let lines = lock.text.split(separator: "\n")
        #expect(lines[0].hasPrefix("# "))
        #expect(lines[1] == "A.lib.nut 2.0.0 \(hashOfA) from A.lib.nut")
        #expect(lines[2].hasPrefix("B.lib.nut 1.0.0 sha256:") && lines.count == 3)
        #expect(try LibraryLock(lock.text, file: "imp.lock") == lock)
    }

    @Test func otherContentIsRefused() throws {
        var lock = LibraryLock()
        lock.enter(library("A.lib.nut", "1.0.0", "a"))
        try lock.check(library("a.lib.nut", "1.0.0", "a"), file: "imp.lock", program: "p.nut")
        try lock.check(library("A.lib.nut", "1.0.1", "b"), file: "imp.lock", program: "p.nut")
        let other = library("A.lib.nut", "1.0.0", "b")
        let error = #expect(throws: SourceError.self) { try lock.check(other, file: "imp.lock", program: "p.nut") }
        #expect(
            error?.message
                == "A.lib.nut:1.0.0 is not what imp.lock says: \(other.hash) in from A.lib.nut, but \(hashOfA) in "
                + "from A.lib.nut was locked")
        #expect(error?.advice == "If the change is right, type: imp library fetch --update p.nut")
    }

    @Test(arguments: ["A.lib.nut 1.0.0", "A 1 md5:5 x", "A 1 sha256:5"])
    func damagedLines(line: String) {
        let error = #expect(throws: SourceError.self) { try LibraryLock("# x\n\n\(line)\n", file: "imp.lock") }
        #expect(error?.message == "imp.lock:3: this is no entry of a lock")
    }

    @Test func theNearestLockAboveAProgramCounts() throws {
        let folder = try TemporaryFolder(["L.lib.nut-1.0.0": "other"])
        var lock = LibraryLock()
        lock.enter(library("L.lib.nut", "1.0.0", "locked"))
        let files = ["/p/imp.lock": lock.text, "/p/a/b/x.nut": "", "/q/x.nut": ""]
        var options = BuildOptions()
        options.currentFolder = "/p/a"
        let sources = ProgramSources(
            reader: MemoryReader(files: files), libraries: LibraryStore(folders: [folder.path]), options: options)
        let program = Array("#require \"L.lib.nut:1.0\"".utf8)
        let error = #expect(throws: BuildError.self) { try sources.assemble(source: program, name: "b/x.nut") }
        #expect(error?.message.hasPrefix("L.lib.nut:1.0.0 is not what /p/imp.lock says: ") == true)
        #expect(try sources.assemble(source: program, name: "/q/x.nut").libraries.count == 1)
        var unlocked = sources
        unlocked.checksLock = false
        #expect(try unlocked.assemble(source: program, name: "b/x.nut").libraries.count == 1)
    }

    @Test(arguments: [
        ("x.nut", "/p/imp.lock"), ("a/x.nut", "/p/imp.lock"), ("/q/a/x.nut", "/q/a/imp.lock"),
        ("../x.nut", "/imp.lock"),
        ("github:o/r/x.nut", "/p/imp.lock"), ("<stdin>", "/p/imp.lock"),
    ])
    func whereANewLockWouldBe(program: String, path: String) throws {
        var options = BuildOptions()
        options.currentFolder = "/p"
        let sources = ProgramSources(reader: MemoryReader(files: [:]), libraries: nil, options: options)
        let file = try sources.lockFile(for: program)
        #expect(file.path == path && !file.exists)
    }
}
