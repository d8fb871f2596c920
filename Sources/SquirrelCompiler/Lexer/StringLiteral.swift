extension Lexer {
    /// `"…"` or `'c'`, the position being at the opening quote.
    mutating func string() throws(CompileError) -> Token {
        let quote = source[position]
        try openString()
        while current != quote {
            guard position < end else { throw failure(.unfinishedString) }
            switch source[position] {
            case UInt8(ascii: "\n"):
                throw failure(.newlineInConstant)
            case UInt8(ascii: "\\"):
                position += 1
                try escape()
            case let byte:
                buffer.append(byte)
                position += 1
            }
        }
        position += 1
        return quote == UInt8(ascii: "'") ? try characterToken() : stringToken()
    }

    /// `@"…"`, the position being at the quote. There are no escapes; `""` is one quote.
    mutating func verbatimString() throws(CompileError) -> Token {
        try openString()
        while true {
            guard position < end else { throw failure(.unfinishedString) }
            let byte = source[position]
            position += 1
            if byte == UInt8(ascii: "\"") && !skip(UInt8(ascii: "\"")) { return stringToken() }
            if byte == UInt8(ascii: "\n") {
                line &+= 1
                lineStart = position
            }
            buffer.append(byte)
        }
    }

    private mutating func openString() throws(CompileError) {
        buffer.removeAll(keepingCapacity: true)
        position += 1
        if position >= end { throw failure(.errorParsingString) }
    }

    private mutating func stringToken() -> Token {
        Token(kind: .stringLiteral, payload: symbols.intern(buffer).rawValue)
    }

    /// A character constant is one byte, and its value is 0…255 as on imp.
    private func characterToken() throws(CompileError) -> Token {
        guard let byte = buffer.first else { throw failure(.emptyConstant) }
        guard buffer.count == 1 else { throw failure(.constantTooLong) }
        return Token(kind: .integer, payload: UInt32(byte))
    }

    /// The backslash has been read.
    private mutating func escape() throws(CompileError) {
        let value: UInt8 =
            switch current {
            case UInt8(ascii: "t"): 0x09
            case UInt8(ascii: "a"): 0x07
            case UInt8(ascii: "b"): 0x08
            case UInt8(ascii: "n"): 0x0A
            case UInt8(ascii: "r"): 0x0D
            case UInt8(ascii: "v"): 0x0B
            case UInt8(ascii: "f"): 0x0C
            case UInt8(ascii: "0"): 0
            case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): current
            case UInt8(ascii: "x"): try hexadecimalEscape()
            default: throw failure(.unrecognisedEscape)
            }
        buffer.append(value)
        position += 1
    }

    /// One to four digits, of whose value the low byte counts. Leaves the position at the last digit.
    private mutating func hexadecimalEscape() throws(CompileError) -> UInt8 {
        position += 1
        guard var value = current.hexadecimalValue else { throw failure(.hexadecimalExpected) }
        var digits = 1
        while digits < 4, position + 1 < end, let digit = source[position + 1].hexadecimalValue {
            value = value << 4 | digit
            position += 1
            digits += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }
}
