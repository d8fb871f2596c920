import Foundation

@testable import ImpCommand

/// What a command did that ran inside of the test.
struct Command {
    let status: ExitStatus
    let output: String
    let talk: String

    init(_ arguments: String...) { self.init(arguments) }

    init(_ arguments: [String]) {
        let console = Console(.memory)
        status = Console.$current.withValue(console) { runCommand(["imp"] + arguments) }
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
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }
}
