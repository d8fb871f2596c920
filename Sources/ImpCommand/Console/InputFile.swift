import Glibc

/// Reading the files that a command line names.
enum InputFile {
    /// The bytes of a file; `-` is standard input.
    static func read(_ path: String) throws(CommandExit) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        if descriptor < 0 { throw cannotRead(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw cannotRead(path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// What errors call the source that was read from a path.
    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// The absolute path of the folder that a file is in.
    static func folder(of path: String) -> String {
        let cut = path.lastIndex(of: "/")
        let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let resolved = realpath(folder, nil) else { return folder }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The absolute path of a file.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return folder(of: path) + "/" + (path.split(separator: "/").last ?? "")
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The folder that an absolute path is in.
    static func parent(of path: String) -> String {
        "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private static func cannotRead(_ path: String) -> CommandExit {
        CommandExit(.failure, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
}
