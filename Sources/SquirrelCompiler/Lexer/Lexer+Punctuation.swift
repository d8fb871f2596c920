extension Lexer {
    /// The token that begins with `byte`, which has been read.
    mutating func punctuation(_ byte: UInt8) throws(CompileError) -> TokenKind {
        switch byte {
        case UInt8(ascii: "{"): .leftBrace
        case UInt8(ascii: "}"): .rightBrace
        case UInt8(ascii: "("): .leftParenthesis
        case UInt8(ascii: ")"): .rightParenthesis
        case UInt8(ascii: "["): .leftBracket
        case UInt8(ascii: "]"): .rightBracket
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "?"): .question
        case UInt8(ascii: "^"): .caret
        case UInt8(ascii: "~"): .tilde
        case UInt8(ascii: "."): try dots()
        case UInt8(ascii: ":"): skip(UInt8(ascii: ":")) ? .doubleColon : .colon
        case UInt8(ascii: "="): skip(UInt8(ascii: "=")) ? .equal : .assign
        case UInt8(ascii: "!"): skip(UInt8(ascii: "=")) ? .notEqual : .not
        case UInt8(ascii: "&"): skip(UInt8(ascii: "&")) ? .and : .ampersand
        case UInt8(ascii: "|"): skip(UInt8(ascii: "|")) ? .or : .bar
        case UInt8(ascii: "*"): skip(UInt8(ascii: "=")) ? .starAssign : .star
        case UInt8(ascii: "%"): skip(UInt8(ascii: "=")) ? .percentAssign : .percent
        case UInt8(ascii: "+"): plus()
        case UInt8(ascii: "-"): minus()
        case UInt8(ascii: "<"): less()
        case UInt8(ascii: ">"): greater()
        default: .unknown
        }
    }

    private mutating func dots() throws(CompileError) -> TokenKind {
        guard skip(UInt8(ascii: ".")) else { return .dot }
        guard skip(UInt8(ascii: ".")) else { throw failure(.twoDots) }
        return .ellipsis
    }

    private mutating func plus() -> TokenKind {
        if skip(UInt8(ascii: "=")) { return .plusAssign }
        return skip(UInt8(ascii: "+")) ? .plusPlus : .plus
    }

    private mutating func minus() -> TokenKind {
        if skip(UInt8(ascii: "=")) { return .minusAssign }
        return skip(UInt8(ascii: "-")) ? .minusMinus : .minus
    }

    /// `<-` is a new slot even in `a<-b`, and `</` opens attributes even in `x</y`.
    private mutating func less() -> TokenKind {
        if skip(UInt8(ascii: "=")) { return skip(UInt8(ascii: ">")) ? .threeWay : .lessEqual }
        if skip(UInt8(ascii: "-")) { return .newSlot }
        if skip(UInt8(ascii: "<")) { return .shiftLeft }
        return skip(UInt8(ascii: "/")) ? .attributeOpen : .less
    }

    private mutating func greater() -> TokenKind {
        if skip(UInt8(ascii: "=")) { return .greaterEqual }
        guard skip(UInt8(ascii: ">")) else { return .greater }
        return skip(UInt8(ascii: ">")) ? .unsignedShiftRight : .shiftRight
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
    var isOctalDigit: Bool { self &- 0x30 < 8 }
    var isNameStart: Bool { (self | 0x20) &- 0x61 < 26 || self == UInt8(ascii: "_") }
    var isNamePart: Bool { isNameStart || isDigit }

    /// The value of a hexadecimal digit, nil for any other byte.
    var hexadecimalValue: UInt32? {
        if isDigit { return UInt32(self &- 0x30) }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}
