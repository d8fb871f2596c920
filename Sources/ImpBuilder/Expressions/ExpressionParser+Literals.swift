extension ExpressionParser {
    mutating func number() throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        let start = position
        skipDigits()
        if current == UInt8(ascii: ".") {
            position += 1
            skipDigits()
        }
        let mantissa = start..<position
        try skipExponent(of: mantissa)
        if let byte = current, byte.isExpressionNameStart {
            let number = String(bytes: text[start..<position])
            throw failure(
                "Variable names cannot start with a number (\(number)\(character))", longestOther: position)
        }
        if current == UInt8(ascii: ".") { throw failure("Unexpected period", longestOther: position) }
        let hasDigits = text[mantissa].contains(where: \.isDigit)
        let value = hasDigits ? Double(javaScript: String(bytes: text[start..<position])) : .nan
        return tree.add(.literal(.number(value)))
    }

    private mutating func skipDigits() {
        while current?.isDigit == true { position += 1 }
    }

    private mutating func skipExponent(of mantissa: Range<Int>) throws(ExpressionSyntaxError) {
        guard current == UInt8(ascii: "e") || current == UInt8(ascii: "E") else { return }
        position += 1
        if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
        skipDigits()
        if !text[position - 1].isDigit {
            let number = String(bytes: text[mantissa.lowerBound..<position])
            throw failure("Expected exponent (\(number)\(character))", longestOther: mantissa.upperBound)
        }
    }

    mutating func string() throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        let start = position
        let quote = text[start]
        position += 1
        var bytes: [UInt8] = []
        while let byte = current {
            position += 1
            if byte == quote { return tree.add(.literal(.string(String(bytes: bytes)))) }
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            if let escaped = current {
                position += 1
                bytes.append(Self.escapes[escaped] ?? escaped)
            }
        }
        throw failure("Unclosed quote after \"\(String(bytes: bytes))\"", longestOther: start)
    }

    /// What stands behind a backslash and is not itself.
    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "b"): 8,
        UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
    ]

    mutating func array() throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        position += 1
        let elements = try list(until: UInt8(ascii: "]"))
        return tree.add(.array(elements))
    }

    /// Arguments or elements behind their opening bracket. Only an array may leave some out.
    mutating func list(until end: UInt8) throws(ExpressionSyntaxError) -> [ExpressionTree.Index?] {
        let start = position - 1
        let isCall = end == UInt8(ascii: ")")
        var items: [ExpressionTree.Index?] = []
        var commas = 0
        while position < text.endIndex {
            skipSpaces()
            if current == end {
                position += 1
                if isCall && commas > 0 && commas >= items.count {
                    throw failure("Unexpected token )", longestOther: position - 1)
                }
                return items
            }
            if current == UInt8(ascii: ",") {
                position += 1
                commas += 1
                if isCall && commas != items.count {
                    throw failure("Unexpected token ,", longestOther: position - 1)
                }
                while items.count < commas { items.append(nil) }
            } else if let item = try expression() {
                items.append(item)
            } else {
                throw failure("Expected comma", longestOther: start)
            }
        }
        throw failure("Expected \(UnicodeScalar(end))", longestOther: start)
    }
}
