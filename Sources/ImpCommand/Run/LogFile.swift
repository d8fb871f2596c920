import Glibc

/// A file that a log is written to, line by line.
final class LogFile {
    private let stream: UnsafeMutablePointer<FILE>

    init(path: String) throws(CommandExit) {
        guard let stream = fopen(path, "w") else {
            throw CommandExit(.failure, "cannot write \(path): \(String(cString: strerror(errno)))")
        }
        self.stream = stream
    }

    deinit { fclose(stream) }

    func write(_ line: String) {
        fputs(line + "\n", stream)
        fflush(stream)
    }
}
