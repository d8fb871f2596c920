import FoundationEssentials
import Glibc

/// Finds files by patterns, as node-glob 7 does: `*`, `?` and `[…]` within a name, `{a,b}` for either, `**` for any
/// number of folders. Names that begin with a dot are found only by patterns that name the dot.
enum Glob {
    /// The files below a folder that match, relative to it, upper and lower case sorted alike.
    static func files(_ pattern: String, in folder: String) -> [String] {
        var found: Set<String> = []
        for pattern in alternatives(pattern) {
            let parts = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
            collect(parts[...], below: "", in: folder, into: &found)
        }
        return found.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    }

    // MARK: Folders

    private static func collect(
        _ parts: ArraySlice<String>, below path: String, in folder: String, into found: inout Set<String>
    ) {
        guard let part = parts.first else { return }
        let rest = parts.dropFirst()
        if part == "**" {
            collect(rest.isEmpty ? ["*"] : rest, below: path, in: folder, into: &found)
            for name in names(in: join(folder, path)) where !name.hasPrefix(".") {
                let inner = join(path, name)
                if kind(join(folder, inner)) == .folder { collect(parts, below: inner, in: folder, into: &found) }
            }
            return
        }
        if part == ".." {
            collect(rest, below: join(path, part), in: folder, into: &found)
            return
        }
        for name in names(in: join(folder, path)) where matches(name, part) {
            let inner = join(path, name)
            if rest.isEmpty {
                if kind(join(folder, inner)) == .file { found.insert(inner) }
            } else {
                collect(rest, below: inner, in: folder, into: &found)
            }
        }
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        fnmatch(pattern, name, FNM_PERIOD) == 0
    }

    private static func names(in folder: String) -> [String] {
        // What is no folder, or may not be read, has no files to find.
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private enum Kind { case file, folder, other }

    /// Links to folders are not followed by `**`, so that none is searched for ever.
    private static func kind(_ path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .other }
        if status.st_mode & S_IFMT == S_IFDIR { return .folder }
        guard stat(path, &status) == 0 else { return .other }
        return status.st_mode & S_IFMT == S_IFREG ? .file : .other
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    }

    // MARK: Braces

    /// `a{b,c}d` as `abd` and `acd`; braces without a comma, or that do not close, stand for themselves.
    static func alternatives(_ pattern: String) -> [String] {
        var letters = Array(pattern)
        var start = 0
        while let open = letters[start...].firstIndex(of: "{") {
            guard let (close, choices) = choices(letters, after: open) else {
                start = open + 1
                continue
            }
            let head = String(letters[..<open])
            let tail = String(letters[(close + 1)...])
            letters = []
            return choices.flatMap { alternatives(head + $0 + tail) }
        }
        return [pattern]
    }

    /// The parts between a brace's commas, and where it closes.
    private static func choices(_ letters: [Character], after open: Int) -> (close: Int, choices: [String])? {
        var depth = 0
        var choices: [String] = [""]
        for index in letters.indices[(open + 1)...] {
            switch letters[index] {
            case "}" where depth == 0: return choices.count > 1 ? (index, choices) : nil
            case "," where depth == 0: choices.append("")
            case let letter:
                if letter == "{" { depth += 1 }
                if letter == "}" { depth -= 1 }
                choices[choices.count - 1].append(letter)
            }
        }
        return nil
    }
}
