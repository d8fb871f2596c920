/// The lock of a project, where it is or would be.
public struct LockFile: Sendable {
    public let path: String
    public var lock: LibraryLock
    /// Whether there is a file.
    public let exists: Bool

    /// The lock of the nearest folder above a program that has one, else none, in `otherwise`. Folders are absolute.
    public init(
        above folder: String, otherwise: String, reader: any SourceReader
    ) throws(SourceError) {
        var folder = folder
        while true {
            let path = PosixPath.join(folder, LibraryLock.fileName)
            if let bytes = try reader.local(path) {
                (self.path, exists) = (path, true)
                lock = try LibraryLock(String(bytes: bytes), file: path)
                return
            }
            if folder == "/" { break }
            folder = PosixPath.folder(of: folder)
        }
        (path, exists) = (PosixPath.join(otherwise, LibraryLock.fileName), false)
        lock = LibraryLock()
    }

    public func save() throws(SourceError) { try writeFile(Array(lock.text.utf8), to: path) }
}
