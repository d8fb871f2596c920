import SquirrelVM

@testable import SquirrelCompiler

/// `OK`, or where and why `source` does not compile, as `line:column message`.
func outcome(of source: String) -> String {
    outcome(ofBytes: Array(source.utf8))
}

func outcome(ofBytes source: [UInt8]) -> String {
    do {
        let program = try compile(source, name: "test")
        return BytecodeChecker.problems(of: program).first ?? "OK"
    } catch {
        return "\(error.line):\(error.column) \(error.message)"
    }
}

/// The tokens of a source, without the end; nil if one is wrong.
func tokens(_ source: String) -> [Token]? {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
        var lexer = Lexer(bytes, name: [])
        var tokens: [Token] = []
        while let token = try? lexer.next() {
            if token.kind == .end { return tokens }
            tokens.append(token)
        }
        return nil
    }
}

/// The value of a source that is one number.
func number(_ source: String) -> Expression? {
    guard let token = tokens(source)?.first, tokens(source)?.count == 1 else { return nil }
    switch token.kind {
    case .integer: return .integer(token.integer)
    case .float: return .float(bits: token.payload)
    default: return nil
    }
}

/// The bytes of a source that is one string literal.
func string(_ source: String) -> [UInt8]? {
    Array(source.utf8).withUnsafeBufferPointer { bytes in
        var lexer = Lexer(bytes, name: [])
        guard let token = try? lexer.next(), token.kind == .stringLiteral else { return nil }
        return lexer.symbols.text(of: token.symbol)
    }
}

extension Expression {
    var integerValue: Int32? { if case .integer(let value) = self { value } else { nil } }
    var floatValue: Float? { if case .float(let bits) = self { Float(bitPattern: bits) } else { nil } }
}

/// The code of the program's body, or of another of its functions.
func listing(of source: String, function: Int = 0) throws -> String {
    let program = try compile(Array(source.utf8), name: "test")
    return Listing(function: program.functions[function]).text
}
