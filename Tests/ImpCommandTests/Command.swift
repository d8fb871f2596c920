import Foundation

@testable import ImpCommand

/// What a command did that ran inside of the test.
struct Command {
    let status: ExitStatus
    let output: String
    let talk: String

    init(_ arguments: String...) { self.init(arguments) }

    init(_ arguments: [String], environment: [String: String] = [:]) {
        let console = Console(.memory)
        status = ProcessEnvironment.$current.withValue(environment) {
            Console.$current.withValue(console) { runCommand(["imp"] + arguments) }
        }
        let collected = console.collected
        output = String(decoding: collected.output, as: UTF8.self)
        talk = String(decoding: collected.talk, as: UTF8.self)
    }
}

/// A folder with files in it, until the test is over.
final class TemporaryFolder {
    private let folder: URL

    init(_ files: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "imp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ text: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: false, encoding: .utf8)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    /// Commits everything in a folder, which becomes a repository.
    func commit(_ repository: String, tag: String?) throws {
        try git(repository, "init", "-q")
        try git(repository, "add", "-A")
        try git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false", "commit", "-qmx")
        if let tag { try git(repository, "tag", tag) }
    }

    private func git(_ repository: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-C", path(repository)] + arguments
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw CocoaError(.executableLoad) }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }
}
