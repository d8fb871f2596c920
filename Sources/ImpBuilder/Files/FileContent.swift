import Glibc

/// The bytes of a file; nil if there is no file with that path.
func fileContent(_ path: String) throws(SourceError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 && (errno == ENOENT || errno == ENOTDIR) { return nil }
    if descriptor < 0 { throw cannotRead(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { throw cannotRead(path) }
        if count == 0 { return bytes }
        bytes += chunk[..<count]
    }
}

private func cannotRead(_ path: String) -> SourceError {
    SourceError("Local file \"\(path)\" cannot be read: \(String(cString: strerror(errno)))")
}

/// The names in a folder, in order; empty if there is no such folder.
func folderContent(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(bytes: $0.prefix { $0 != 0 }) }
        if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
}

func pathExists(_ path: String) -> Bool { access(path, F_OK) == 0 }
