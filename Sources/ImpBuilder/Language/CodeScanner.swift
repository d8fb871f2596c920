/// Tells a program's code from its strings and comments while its bytes go by.
struct CodeScanner {
    private enum State: Equatable {
        case code
        /// Behind `/` or `@`, which may begin a comment or a verbatim string.
        case slash, at
        case lineComment
        /// The flag: the last byte was a star, so that a slash ends the comment.
        case blockComment(star: Bool)
        /// Up to the quote or the end of the line. The flag: the next byte is escaped.
        case string(quote: UInt8, escaped: Bool)
        case verbatim
        /// Behind a quote in a verbatim string: another one stands for a quote.
        case verbatimQuote
    }

    private var state = State.code

    /// Whether the next byte is neither in a string nor in a comment.
    var isInCode: Bool { [.code, .slash, .at, .verbatimQuote].contains(state) }

    mutating func take(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = next(byte) }
    }

    private func next(_ byte: UInt8) -> State {
        switch state {
        case .code: inCode(byte)
        case .slash where byte == UInt8(ascii: "/"): .lineComment
        case .slash where byte == UInt8(ascii: "*"): .blockComment(star: false)
        case .at where byte == UInt8(ascii: "\""): .verbatim
        case .slash, .at: inCode(byte)
        case .lineComment: byte == 10 ? .code : .lineComment
        case .blockComment(star: true) where byte == UInt8(ascii: "/"): .code
        case .blockComment: .blockComment(star: byte == UInt8(ascii: "*"))
        case .string(let quote, let escaped): inString(byte, quote, escaped)
        case .verbatim: byte == UInt8(ascii: "\"") ? .verbatimQuote : .verbatim
        case .verbatimQuote: byte == UInt8(ascii: "\"") ? .verbatim : inCode(byte)
        }
    }

    private func inCode(_ byte: UInt8) -> State {
        switch byte {
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "@"): .at
        case UInt8(ascii: "#"): .lineComment
        case UInt8(ascii: "\""), UInt8(ascii: "'"): .string(quote: byte, escaped: false)
        default: .code
        }
    }

    private func inString(_ byte: UInt8, _ quote: UInt8, _ escaped: Bool) -> State {
        if byte == 10 || (byte == quote && !escaped) { return .code }
        return .string(quote: quote, escaped: byte == UInt8(ascii: "\\") && !escaped)
    }
}
