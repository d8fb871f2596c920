extension ExpressionParser {
    /// A name or a group in parentheses, with the members, elements and calls that follow it.
    mutating func variable() throws(ExpressionSyntaxError) -> ExpressionTree.Index? {
        var node = current == UInt8(ascii: "(") ? try group() : try identifier()
        var entered = 0
        defer { for _ in 0..<entered { leave() } }
        skipSpaces()
        while let byte = current, let suffix = Suffix(rawValue: byte) {
            try enter()
            entered += 1
            node = try apply(suffix, to: node)
            skipSpaces()
        }
        return node
    }

    private enum Suffix: UInt8 {
        case member = 0x2E
        case element = 0x5B
        case call = 0x28
    }

    private mutating func apply(
        _ suffix: Suffix, to owner: ExpressionTree.Index?
    ) throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        let start = position
        position += 1
        switch suffix {
        case .member:
            skipSpaces()
            let name = try name(longestOther: start)
            return tree.add(.member(owner, Self.isReserved(name) ? "undefined" : name))
        case .element:
            let index = try expression()
            skipSpaces()
            guard current == UInt8(ascii: "]") else { throw failure("Unclosed [", longestOther: start) }
            position += 1
            return tree.add(.element(owner, index))
        case .call:
            let arguments = try list(until: UInt8(ascii: ")")).compactMap { $0 }
            return tree.add(.call(owner, arguments))
        }
    }

    private mutating func group() throws(ExpressionSyntaxError) -> ExpressionTree.Index? {
        let start = position
        position += 1
        let node = try expression()
        skipSpaces()
        guard current == UInt8(ascii: ")") else { throw failure("Unclosed (", longestOther: start) }
        position += 1
        return node
    }

    private mutating func identifier() throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        let name = try name(longestOther: position)
        let node: ExpressionTree.Node =
            switch name {
            case "true": .literal(.bool(true))
            case "false": .literal(.bool(false))
            case "null": .literal(.null)
            case "this": .this
            default: .identifier(name)
            }
        return tree.add(node)
    }

    private static func isReserved(_ name: String) -> Bool { ["true", "false", "null", "this"].contains(name) }

    private mutating func name(longestOther: Int) throws(ExpressionSyntaxError) -> String {
        guard let first = current, first.isExpressionNameStart else {
            throw failure("Unexpected \(character)", longestOther: longestOther)
        }
        let start = position
        while let byte = current, byte.isExpressionNameStart || byte.isDigit { position += 1 }
        return String(bytes: text[start..<position])
    }
}

extension UInt8 {
    /// In expressions everything outside of ASCII may be part of a name.
    var isExpressionNameStart: Bool { isNameStart || self >= 0x80 }
}
