extension Lexer {
    /// Leaves the position at the newline or the end.
    mutating func skipToEndOfLine() {
        while position < end && source[position] != UInt8(ascii: "\n") { position += 1 }
    }

    /// `/*` has been read. A newline inside counts for line numbers, but neither ends a statement nor resets the
    /// column.
    mutating func skipBlockComment() throws(CompileError) {
        while position < end {
            let byte = source[position]
            position += 1
            if byte == UInt8(ascii: "*") {
                if skip(UInt8(ascii: "/")) { return }
            } else if byte == UInt8(ascii: "\n") {
                line &+= 1
            }
        }
        throw failure(.unterminatedComment)
    }

    /// A `#` comment, which may be a `#line` directive.
    mutating func skipHashComment() {
        let start = position
        skipToEndOfLine()
        if isBlank(lineStart..<start), let directive = LineDirective(source[start..<position]) {
            apply(directive)
        }
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        source[range].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private mutating func apply(_ directive: LineDirective) {
        line = directive.line &- 1  // the newline that ends the directive counts
        guard let file = directive.file else { return }
        let symbol = symbols.intern(UnsafeBufferPointer(rebasing: source[file]))
        if let known = sources.firstIndex(of: symbol) {
            sourceIndex = UInt16(known)
        } else if sources.count <= Int(UInt16.max) {
            sourceIndex = UInt16(sources.count)
            sources.append(symbol)
        }
    }
}

/// `#line N "file"`, alone on its line: the next line is line N of `file`, or of the same file if none is named.
///
/// Builder writes such lines and impOS honours them in error messages. Anything else after `#` is a comment.
struct LineDirective {
    var line: Int32
    var file: Range<Int>?

    /// Reads the comment `text`, which begins with `#`.
    init?(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        var rest = text.dropFirst()
        guard rest.starts(with: StaticString("line").bytes) else { return nil }
        rest = rest.dropFirst(4)
        guard rest.first?.isBlank == true else { return nil }
        rest = rest.drop(while: \.isBlank)
        let digits = rest.prefix(while: \.isDigit)
        guard let line = LineDirective.number(digits) else { return nil }
        self.line = line
        rest = rest[digits.endIndex...].drop(while: \.isBlank)
        if rest.first == UInt8(ascii: "\"") {
            let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
            guard name.endIndex < rest.endIndex else { return nil }
            file = name.startIndex..<name.endIndex
            rest = rest[(name.endIndex + 1)...].drop(while: \.isBlank)
        }
        guard rest.isEmpty else { return nil }
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int32? {
        guard !digits.isEmpty && digits.count <= 9 else { return nil }
        return digits.reduce(0) { $0 * 10 + Int32($1 - 0x30) }
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
    }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
