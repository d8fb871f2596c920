import FoundationEssentials
import Glibc

/// Whole files of text.
enum File {
    static func read(_ path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw BenchmarkError("cannot read \(path): \(error)")
        }
    }

    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("cannot write \(path): \(errorText(errno))") }
        let written = fwrite(text, 1, text.utf8.count, file)
        guard fclose(file) == 0, written == text.utf8.count else {
            throw BenchmarkError("cannot write \(path): \(errorText(errno))")
        }
    }
}
