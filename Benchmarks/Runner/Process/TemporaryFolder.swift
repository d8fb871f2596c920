import Glibc

/// A folder that goes, with its files, when nobody holds it any more.
final class TemporaryFolder {
    private let path: String
    private var names: Set<String> = []

    init() throws {
        var template = Array("/tmp/benchmarks-XXXXXX".utf8CString)
        let made = mkdtemp(&template).map { String(cString: $0) }
        guard let made else { throw BenchmarkError("no folder in /tmp: \(errorText(errno))") }
        path = made
    }

    /// The path of a file, which need not exist.
    func file(_ name: String) -> String {
        names.insert(name)
        return "\(path)/\(name)"
    }

    deinit {
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
