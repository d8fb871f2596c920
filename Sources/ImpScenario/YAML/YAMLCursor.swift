/// A place in the text that moves forwards.
struct YAMLCursor {
    private let scalars: [Unicode.Scalar]
    private(set) var index = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: YAMLText) { scalars = text.scalars }

    /// The character here; nil at the end.
    var next: Unicode.Scalar? { peek(0) }
    var place: Place { Place(line: line, column: index - lineStart + 1) }
    /// Characters of the line before this one.
    var indent: Int { index - lineStart }
    var isAtEnd: Bool { index == scalars.count }
    var isAtLineEnd: Bool { isAtEnd || next == "\n" }

    func peek(_ offset: Int) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }

    /// Whether a space, the end of the line or that of the file is `offset` characters further on.
    func isBlank(at offset: Int) -> Bool {
        guard let scalar = peek(offset) else { return true }
        return scalar == " " || scalar == "\n"
    }

    /// Whether a comment begins here: `#` at the start of a line or after a space.
    var isAtComment: Bool {
        next == "#" && (index == lineStart || scalars[index - 1] == " ")
    }

    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count {
            guard let passed = next else { return }
            index += 1
            guard passed == "\n" else { continue }
            line += 1
            lineStart = index
        }
    }

    @discardableResult
    mutating func skipSpaces() -> Int {
        let start = index
        while next == " " { advance() }
        return index - start
    }

    /// The characters up to the end of the line.
    mutating func restOfLine() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != "\n" {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    /// To the next character that is neither a space, a line end nor part of a comment.
    mutating func skipBlanks() {
        while true {
            skipSpaces()
            if isAtComment { _ = restOfLine() }
            guard next == "\n" else { return }
            advance()
        }
    }
}
