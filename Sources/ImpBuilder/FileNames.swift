/// How `#line` calls files: as the person who started the build would write them.
///
/// Files in the folder of the first file are written as the first file is, others in the current folder relative to
/// it, and the rest by their absolute paths.
public struct FileNames: Sendable, Equatable {
    private let folders: [(path: String, written: String)]

    /// `file` is the first file as it was written, `currentFolder` the absolute path that it is relative to.
    public init(firstFile file: String, currentFolder: String) {
        let written = PosixPath.folder(of: PosixPath.normalize(file))
        folders = [
            (PosixPath.resolve(written, in: currentFolder), written == "." ? "" : written), (currentFolder, ""),
        ]
    }

    /// What to write for an absolute path; anything else is written as it is.
    func name(of path: String) -> String {
        for folder in folders {
            let prefix = folder.path.utf8.last == UInt8(ascii: "/") ? folder.path : folder.path + "/"
            guard path.utf8.starts(with: prefix.utf8) else { continue }
            return PosixPath.join(folder.written, String(bytes: path.utf8.dropFirst(prefix.utf8.count)))
        }
        return path
    }

    public static func == (left: FileNames, right: FileNames) -> Bool {
        left.folders.elementsEqual(right.folders, by: ==)
    }
}
