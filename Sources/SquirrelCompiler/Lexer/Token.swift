/// What a token is. The 35 keywords come first, so that their raw values are their symbols (see `SymbolTable`).
enum TokenKind: UInt8, CaseIterable {
    case `while`, `do`, `if`, `else`, `break`, `continue`, `return`, null, function, local, `for`, foreach, `in`
    case typeof, base, delete, `try`, `catch`, `throw`, clone, yield, resume, `switch`, `case`, `default`, this
    case `class`, extends, constructor, instanceof, `true`, `false`, `static`, `enum`, const

    case identifier, stringLiteral, integer, float

    case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
    case semicolon, comma, question, colon, doubleColon, dot, ellipsis, at
    case tilde, caret, ampersand, and, bar, or, not
    case plus, plusPlus, plusAssign, minus, minusMinus, minusAssign
    case star, starAssign, slash, slashAssign, percent, percentAssign
    case assign, newSlot, equal, notEqual, threeWay
    case less, lessEqual, greater, greaterEqual, shiftLeft, shiftRight, unsignedShiftRight
    /// `</` and `/>` around attributes.
    case attributeOpen, attributeClose

    /// A byte that begins no token, e.g. `$`.
    case unknown
    /// Never returned as a token; stands in `Lexer.previous` when a line ended before the current token.
    case newline
    /// The end of the source.
    case end
}

/// One token: its kind and, for names, literals and keywords, a value.
struct Token {
    var kind: TokenKind
    /// The symbol of a name, keyword or string; the bits of an integer or a float.
    var payload: UInt32 = 0

    var symbol: Symbol { Symbol(rawValue: payload) }
    var integer: Int32 { Int32(bitPattern: payload) }
}

extension TokenKind {
    /// The token as `expected '…'` names it.
    var expectedName: String {
        switch self {
        case .identifier: "IDENTIFIER"
        case .stringLiteral: "STRING_LITERAL"
        case .integer: "INTEGER"
        case .float: "FLOAT"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .leftParenthesis: "("
        case .rightParenthesis: ")"
        case .rightBracket: "]"
        case .semicolon: ";"
        case .colon: ":"
        case .dot: "."
        case .assign: "="
        default: "\(self)"
        }
    }
}
