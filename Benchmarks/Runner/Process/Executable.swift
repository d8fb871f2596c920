import Glibc

/// Finding programs as a shell does.
enum Executable {
    /// The path of a program: a name is looked for in `PATH`, anything with a slash is a path already. Nil when there is
    /// none that may be executed.
    static func find(_ name: String) -> String? {
        if name.contains("/") { return isExecutable(name) ? name : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return path.split(separator: ":").map { "\($0)/\(name)" }.first(where: isExecutable)
    }

    /// The same for what cannot be done without.
    static func require(_ name: String, orElse advice: String) throws -> String {
        guard let path = find(name) else { throw BenchmarkError("\(name) is missing: \(advice)") }
        return path
    }

    /// The machine to be measured.
    static func imp(_ path: String) throws -> String { try require(path, orElse: "'make build' makes it") }

    private static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
