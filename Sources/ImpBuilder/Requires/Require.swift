/// `#require "Name.lib.nut:1.2.3"`: a program needs a library.
public struct Require: Sendable, Equatable {
    /// The library as written, with its ending.
    public let name: String
    /// The version as written; empty if there is none.
    public let version: String
    /// The line of the directive, from 1.
    public let line: Int
}

extension Require {
    /// All that a program requires, in order. Directives stand alone on a line; in strings and comments they are none.
    ///
    /// To the compiler such a line is a comment.
    public static func all(in source: [UInt8], map: SourceMap) throws(BuildError) -> [Require] {
        var found: [Require] = []
        for line in requireLines(of: source) {
            guard let argument = argument(of: source[line.range]) else { continue }
            guard let require = Require(argument, line: line.number) else {
                throw map.error(
                    SourceError("Syntax error in #require", advice: "Write #require \"Name.lib.nut:1.2.3\"."),
                    line: line.number)
            }
            found.append(require)
        }
        return found
    }

    /// The program with its directives turned into plain comments: what they ask for has been done.
    static func removing(from source: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var copied = 0
        for line in requireLines(of: source) {
            text += source[copied..<line.range.lowerBound] + "//".utf8
            copied = line.range.lowerBound
        }
        return text + source[copied...]
    }

    /// The lines that begin with `#require` outside of strings and comments, from there to their line feeds.
    private static func requireLines(of source: [UInt8]) -> [(number: Int, range: Range<Int>)] {
        var scanner = CodeScanner()
        var found: [(Int, Range<Int>)] = []
        var (start, number) = (0, 1)
        while start < source.count {
            let end = source[start...].firstIndex(of: 10) ?? source.count
            let first = source[start..<end].firstIndex { !$0.isSpace }
            if scanner.isInCode, let first, argument(of: source[first..<end]) != nil {
                found.append((number, first..<end))
            }
            scanner.take(source[start..<min(end + 1, source.count)])
            (start, number) = (end + 1, number + 1)
        }
        return found
    }

    /// What follows `#require`; nil if the line is another comment.
    private static func argument(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = "#require".utf8
        guard line.starts(with: word) else { return nil }
        let rest = line.dropFirst(word.count)
        guard rest.first.map({ $0.isSpace || $0 == UInt8(ascii: "\"") }) ?? true else { return nil }
        return rest.trimmingSpace
    }

    /// Reads `"Name:1.2.3"`, perhaps with a comment or a semicolon behind it.
    private init?(_ argument: ArraySlice<UInt8>, line: Int) {
        guard argument.first == UInt8(ascii: "\"") else { return nil }
        let inside = argument.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
        let rest = argument[inside.endIndex...].dropFirst().drop { $0 == UInt8(ascii: ";") || $0.isSpace }
        guard inside.endIndex < argument.endIndex, rest.isEmpty || "/#".utf8.contains(rest[rest.startIndex]) else {
            return nil
        }
        let parts = inside.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count <= 2, !parts[0].trimmingSpace.isEmpty else { return nil }
        name = String(bytes: parts[0].trimmingSpace)
        version = parts.count == 2 ? String(bytes: parts[1].trimmingSpace) : ""
        self.line = line
    }
}
