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
    public static func all(in source: [UInt8], file: String) throws(BuildError) -> [Require] {
        var scanner = RequireScanner(source: source)
        var found: [Require] = []
        while let (line, text) = scanner.nextHashLine() {
            guard let argument = argument(of: text) else { continue }
            guard let require = Require(argument, line: line) else {
                throw .syntax(
                    "Syntax error in #require", file: file, line: line,
                    advice: "Write #require \"Name.lib.nut:1.2.3\".")
            }
            found.append(require)
        }
        return found
    }

    /// What follows `#require`; nil if the line is another comment.
    private static func argument(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = Array("#require".utf8)
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

/// Walks over a program and stops at the lines that begin with `#`, outside of strings and comments.
private struct RequireScanner {
    let source: [UInt8]
    private var position = 0
    private var line = 1
    private var atLineStart = true

    init(source: [UInt8]) { self.source = source }

    mutating func nextHashLine() -> (line: Int, text: ArraySlice<UInt8>)? {
        while position < source.count {
            let byte = source[position]
            let next = position + 1 < source.count ? source[position + 1] : 0
            switch (byte, next) {
            case (UInt8(ascii: "#"), _):
                let start = position
                skip { $0 == 10 }
                if atLineStart { return (line, source[start..<position]) }
            case (UInt8(ascii: "/"), UInt8(ascii: "/")): skip { $0 == 10 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")): skipBlockComment()
            case (UInt8(ascii: "@"), UInt8(ascii: "\"")): skipVerbatim()
            case (UInt8(ascii: "\""), _), (UInt8(ascii: "'"), _): skipString(byte)
            default:
                atLineStart = byte == 10 || (atLineStart && byte.isSpace)
                step()
            }
        }
        return nil
    }

    private mutating func step() {
        if position < source.count && source[position] == 10 { line += 1 }
        position += 1
    }

    private mutating func skip(until isEnd: (UInt8) -> Bool) {
        while position < source.count && !isEnd(source[position]) { step() }
    }

    private mutating func skipBlockComment() {
        step()
        step()
        while position < source.count {
            let isEnd = source[position] == UInt8(ascii: "/") && source[position - 1] == UInt8(ascii: "*")
            step()
            if isEnd { return }
        }
    }

    /// `@"…"`, in which a doubled quote stands for one.
    private mutating func skipVerbatim() {
        atLineStart = false
        step()
        repeat {
            step()
            skip { $0 == UInt8(ascii: "\"") }
            step()
        } while position < source.count && source[position] == UInt8(ascii: "\"")
    }

    /// A string ends at its quote, or at the end of its line.
    private mutating func skipString(_ quote: UInt8) {
        atLineStart = false
        step()
        while position < source.count && source[position] != quote && source[position] != 10 {
            if source[position] == UInt8(ascii: "\\") { step() }
            step()
        }
        if position < source.count && source[position] == quote { step() }
    }
}
