import FoundationEssentials
import Glibc

/// Writing the files that a command line names.
enum OutputFile {
    /// Written under another name first, so that the file is whole or the old one.
    static func write(_ text: String, to path: String) throws(CommandExit) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw CommandExit(.failure, "cannot write \(path): \(error)")
        }
    }
}
