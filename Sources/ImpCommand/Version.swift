import BuildCommit

/// Which OpenImp this is.
enum Version {
    static let number = "0.2.0"

    /// What `imp --version` prints.
    static var line: String { line(commit: String(cString: build_commit())) }

    static func line(commit: String) -> String {
        "imp \(number) (\(commit.isEmpty ? "" : commit + ", ")impOS 36)"
    }
}
