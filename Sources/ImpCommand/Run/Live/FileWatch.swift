import Dispatch
import Glibc

/// Looks at files several times a second, and tells when one of them has changed and nobody is writing it any more.
///
/// Looking is simple, and right also for editors that put a new file in the place of the old one.
final class FileWatch {
    private let timer: any DispatchSourceTimer

    /// - Parameter changed: called on a thread of the watch; it answers which files to look at from then on.
    init(_ files: Set<String>, changed: @escaping @Sendable () -> Set<String>) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "imp.watch"))
        var watched = WatchedFiles(files)
        timer.setEventHandler {
            if watched.look() { watched.replace(by: changed()) }
        }
        timer.schedule(deadline: .now() + FileWatch.interval, repeating: FileWatch.interval)
        timer.resume()
    }

    private static let interval = DispatchTimeInterval.milliseconds(100)

    func cancel() { timer.cancel() }
}

/// Files, and how they looked the last time.
private struct WatchedFiles {
    private var marks: [String: FileMark]
    /// Something has changed since `changed` was told last.
    private var isStale = false

    init(_ files: Set<String>) { marks = WatchedFiles.marks(of: files) }

    private static func marks(of files: Set<String>) -> [String: FileMark] {
        Dictionary(uniqueKeysWithValues: files.map { ($0, FileMark(of: $0)) })
    }

    /// Whether files have changed, and stayed the same since the look before.
    mutating func look() -> Bool {
        let now = WatchedFiles.marks(of: Set(marks.keys))
        defer { marks = now }
        if now != marks {
            isStale = true
            return false
        }
        defer { isStale = false }
        return isStale
    }

    /// Goes on with other files. One that both have keeps how it looked, so that no change is overlooked.
    mutating func replace(by files: Set<String>) {
        marks = WatchedFiles.marks(of: files).merging(marks.filter { files.contains($0.key) }) { $1 }
    }
}

/// What tells one content of a file from the next.
private struct FileMark: Equatable {
    private let inode: UInt
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// All zeros where there is no file.
    init(of path: String) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        inode = isThere ? status.st_ino : 0
        size = isThere ? status.st_size : 0
        seconds = isThere ? status.st_mtim.tv_sec : 0
        nanoseconds = isThere ? status.st_mtim.tv_nsec : 0
    }
}
