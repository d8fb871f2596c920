/// Turns source bytes into tokens and knows where it stands.
///
/// Line and column are those of the reference (sqlexer.cpp): the position *behind* the last byte read. Columns count
/// from 0 on the first line and from 1 on all others, and a newline inside a block comment or a string does not reset
/// them.
struct Lexer {
    let source: UnsafeBufferPointer<UInt8>
    /// The source ends at its first NUL byte.
    let end: Int
    var position: Int
    var line: Int32 = 1
    /// Index into `sources` of the file the current line belongs to.
    var sourceIndex: UInt16 = 0
    /// The names of all files, which `#line` may add to.
    var sources: [Symbol]
    /// Position of column 0 of the current line.
    var columnBase: Int
    /// Position at which the current line begins.
    var lineStart: Int
    /// Line on which the token before the current one ended.
    var previousTokenLine: Int32 = 1

    /// The token before the current one, or `newline` if a line ended in between.
    private(set) var previous: TokenKind = .end
    private var latest: TokenKind = .end

    var symbols = SymbolTable()
    /// The content of the string literal being read.
    var buffer: [UInt8] = []

    /// A UTF-8 byte order mark at the very beginning is skipped, as the reference's file loader does.
    init(_ source: UnsafeBufferPointer<UInt8>, name: [UInt8]) {
        self.source = source
        end = source.firstIndex(of: 0) ?? source.count
        let hasMark = end >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF
        position = hasMark ? 3 : 0
        columnBase = position
        lineStart = position
        sources = []
        sources.append(symbols.intern(name))
    }

    var column: Int32 { Int32(truncatingIfNeeded: position - columnBase) }

    /// The byte at the current position, 0 at the end.
    var current: UInt8 {
        @inline(__always) get { position < end ? source[position] : 0 }
    }

    /// Steps over the current byte if it is `byte`.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    func failure(_ diagnostic: Diagnostic) -> CompileError {
        CompileError(
            message: diagnostic.text, line: line, column: column, source: symbols.text(of: sources[Int(sourceIndex)]))
    }

    /// Reads the next token.
    mutating func next() throws(CompileError) -> Token {
        previousTokenLine = line
        while position < end {
            switch source[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                position += 1
            case UInt8(ascii: "\n"):
                finishLine()
            case UInt8(ascii: "#"):
                skipHashComment()
            case UInt8(ascii: "/"):
                if let token = try slash() { return token }
            default:
                return try token()
            }
        }
        return Token(kind: .end)
    }

    private mutating func finishLine() {
        line &+= 1
        previous = latest
        latest = .newline
        columnBase = position
        position += 1
        lineStart = position
    }

    private mutating func token() throws(CompileError) -> Token {
        let byte = source[position]
        if byte.isNameStart { return name() }
        if byte.isDigit { return produce(try number()) }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return produce(try string()) }
        if byte == UInt8(ascii: "@") { return try lambdaOrVerbatim() }
        if byte < 0x20 || byte == 0x7F { throw failure(.controlCharacter) }
        position += 1
        return produce(Token(kind: try punctuation(byte)))
    }

    /// Notes `token` as the latest one. The end of the source is never noted.
    private mutating func produce(_ token: Token) -> Token {
        previous = latest
        latest = token.kind
        return token
    }

    private mutating func name() -> Token {
        let start = position
        repeat { position += 1 } while position < end && source[position].isNamePart
        let symbol = symbols.intern(UnsafeBufferPointer(rebasing: source[start..<position]))
        return produce(Token(kind: symbol.keyword ?? .identifier, payload: symbol.rawValue))
    }

    /// `/` alone, `/=`, `/>`, or a comment, which is no token.
    private mutating func slash() throws(CompileError) -> Token? {
        position += 1
        switch current {
        case UInt8(ascii: "*"):
            position += 1
            try skipBlockComment()
            return nil
        case UInt8(ascii: "/"):
            skipToEndOfLine()
            return nil
        case UInt8(ascii: "="):
            position += 1
            return produce(Token(kind: .slashAssign))
        case UInt8(ascii: ">"):
            position += 1
            return produce(Token(kind: .attributeClose))
        default:
            return produce(Token(kind: .slash))
        }
    }

    private mutating func lambdaOrVerbatim() throws(CompileError) -> Token {
        position += 1
        return produce(current == UInt8(ascii: "\"") ? try verbatimString() : Token(kind: .at))
    }
}
