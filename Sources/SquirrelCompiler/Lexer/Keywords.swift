/// The names every symbol table starts with: the keywords in the order of `TokenKind`, then a few the parser needs.
enum Keywords {
    /// All reserved words of 3.0.4. `vargv`, `rawcall` and `__LINE__` are ordinary names there.
    static let spellings: [StaticString] = [
        "while", "do", "if", "else", "break", "continue", "return", "null", "function", "local", "for", "foreach", "in",
        "typeof", "base", "delete", "try", "catch", "throw", "clone", "yield", "resume", "switch", "case", "default",
        "this", "class", "extends", "constructor", "instanceof", "true", "false", "static", "enum", "const",
    ]
    /// Names that are no keywords but known beforehand.
    static let wellKnown: [StaticString] = ["vargv", "main"]
    static let count = UInt32(spellings.count)
}

extension Symbol {
    static let this = Symbol(rawValue: UInt32(TokenKind.this.rawValue))
    static let constructor = Symbol(rawValue: UInt32(TokenKind.constructor.rawValue))
    static let vargv = Symbol(rawValue: Keywords.count)
    static let main = Symbol(rawValue: Keywords.count + 1)

    /// The keyword this symbol is, if it is one.
    var keyword: TokenKind? {
        rawValue < Keywords.count ? TokenKind(rawValue: UInt8(truncatingIfNeeded: rawValue)) : nil
    }
}
