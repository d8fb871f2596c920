import Glibc

/// Makes a folder and those above it.
func makeFolders(_ path: String) throws(SourceError) {
    if pathExists(path) { return }
    try makeFolders(PosixPath.folder(of: path))
    if mkdir(path, 0o777) != 0 && errno != EEXIST { throw cannotWrite(path) }
}

/// Writes a file as a whole or not at all.
func writeFile(_ bytes: [UInt8], to path: String) throws(SourceError) {
    let partial = "\(path).\(getpid())"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw cannotWrite(path) }
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        if count < 0 { break }
        rest = rest.dropFirst(count)
    }
    let isWhole = rest.isEmpty
    guard close(descriptor) == 0, isWhole, rename(partial, path) == 0 else {
        let failure = cannotWrite(path)
        unlink(partial)
        throw failure
    }
}

/// Gives a folder its name, unless there is one of that name already.
func move(_ folder: String, to path: String) throws(SourceError) {
    if rename(folder, path) != 0 && errno != EEXIST && errno != ENOTEMPTY { throw cannotWrite(path) }
}

/// Removes a folder with everything in it; nothing if there is none.
func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
        for entry in folderContent(path) { removeTree(PosixPath.join(path, entry)) }
    }
    remove(path)
}

private func cannotWrite(_ path: String) -> SourceError {
    SourceError("\(path) cannot be written: \(String(cString: strerror(errno)))")
}
