/// Paths with slashes, taken apart and put together without looking at any disk.
enum PosixPath {
    static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

    /// Whether it begins as a URL does: `https:`, `github:`, `git-local:`.
    static func hasScheme(_ path: String) -> Bool {
        guard let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), colon > path.utf8.startIndex else {
            return false
        }
        return path.utf8[..<colon].allSatisfy { byte in
            byte.isNameStart && byte != UInt8(ascii: "$") && byte != UInt8(ascii: "_") || byte.isDigit
                || "+-.".utf8.contains(byte)
        }
    }

    /// The last part.
    static func name(of path: String) -> String { parts(path).last.map { String($0) } ?? "" }

    /// All but the last part: `.` for a mere name, `/` for what lies in the root.
    static func folder(of path: String) -> String {
        let trimmed = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }.reversed()
        let bytes = Array(trimmed)
        guard let cut = bytes.lastIndex(of: UInt8(ascii: "/")) else { return isAbsolute(path) ? "/" : "." }
        let folder = bytes[..<cut].reversed().drop { $0 == UInt8(ascii: "/") }.reversed()
        return folder.isEmpty ? "/" : String(bytes: Array(folder))
    }

    static func join(_ first: String, _ second: String) -> String {
        normalize([first, second].filter { !$0.isEmpty }.joined(separator: "/"))
    }

    /// An absolute path of what may be a relative one.
    static func resolve(_ path: String, in folder: String) -> String {
        isAbsolute(path) ? normalize(path) : join(folder, path)
    }

    /// Without `.`, without `..` where it can be followed, without doubled slashes.
    static func normalize(_ path: String) -> String {
        let absolute = isAbsolute(path)
        var kept: [Substring] = []
        for part in parts(path) where part != "." {
            if part == "..", let last = kept.last, last != ".." {
                kept.removeLast()
            } else if part != ".." || !absolute {
                kept.append(part)
            }
        }
        let text = (absolute ? "/" : "") + kept.joined(separator: "/")
        let isFolder = path.utf8.last == UInt8(ascii: "/") && !kept.isEmpty
        return text.isEmpty ? "." : text + (isFolder ? "/" : "")
    }

    private static func parts(_ path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    }
}
