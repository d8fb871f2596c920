import Foundation

extension TemporaryFolder {
    /// Commits everything in a folder, which becomes a repository if it is none.
    public func commit(_ repository: String, tag: String?) throws {
        try git(repository, "init", "-q")
        try git(repository, "add", "-A")
        try git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false", "commit", "-qmx")
        if let tag { try git(repository, "tag", tag) }
    }

    public func git(_ folder: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-C", path(folder)] + arguments
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw CocoaError(.executableLoad) }
    }
}
