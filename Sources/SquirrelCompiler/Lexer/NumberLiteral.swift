import SquirrelVM

extension Lexer {
    /// A number, the position being at its first digit. Integers wrap to 32 bits without an error.
    mutating func number() throws(CompileError) -> Token {
        let start = position
        position += 1
        if source[start] == UInt8(ascii: "0") {
            if current.isOctalDigit { return try octal() }
            if current | 0x20 == UInt8(ascii: "x") { return try hexadecimal() }
        }
        return try decimal(from: start)
    }

    private mutating func octal() throws(CompileError) -> Token {
        var value: UInt32 = 0
        while current.isOctalDigit {
            value = value &* 8 &+ UInt32(current &- 0x30)
            position += 1
        }
        if current.isDigit { throw failure(.invalidOctal) }
        return Token(kind: .integer, payload: value)
    }

    /// `0x` without a digit is 0.
    private mutating func hexadecimal() throws(CompileError) -> Token {
        position += 1
        let start = position
        var value: UInt32 = 0
        while let digit = current.hexadecimalValue {
            value = value &* 16 &+ digit
            position += 1
        }
        if position - start > 8 { throw failure(.tooManyHexadecimalDigits) }
        return Token(kind: .integer, payload: value)
    }

    /// The run of digits, points and exponents is read greedily; of a float like `1.2.3` the valid prefix counts.
    private mutating func decimal(from start: Int) throws(CompileError) -> Token {
        var isFloat = false
        var value = UInt32(source[start] &- 0x30)
        while true {
            let byte = current
            if byte.isDigit {
                value = value &* 10 &+ UInt32(byte &- 0x30)
            } else if byte == UInt8(ascii: ".") {
                isFloat = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                isFloat = true
                try exponentStart()
            } else {
                break
            }
            position += 1
        }
        guard isFloat else { return Token(kind: .integer, payload: value) }
        let text = UnsafeBufferPointer(rebasing: source[start..<position])
        return Token(kind: .float, payload: floatValue(of: text).bitPattern)
    }

    /// Moves from the `e` to the first digit of the exponent.
    private mutating func exponentStart() throws(CompileError) {
        position += 1
        if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
        if !current.isDigit { throw failure(.exponentExpected) }
    }
}
