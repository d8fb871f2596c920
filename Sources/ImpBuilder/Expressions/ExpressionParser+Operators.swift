extension ExpressionParser {
    /// Operands with operators between them, the tighter ones first.
    mutating func binary() throws(ExpressionSyntaxError) -> ExpressionTree.Index? {
        let first = try operand()
        guard let firstOperator = binaryOperator() else { return first }
        var chain = OperatorChain(first: first)
        chain.append(firstOperator, try right(of: firstOperator), to: &tree)
        while let next = binaryOperator() {
            chain.append(next, try right(of: next), to: &tree)
        }
        return chain.finish(&tree)
    }

    private mutating func right(of binary: BinaryOperator) throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        let mark = position - binary.rawValue.utf8.count
        guard let node = try operand() else {
            throw failure("Expected expression after \(binary.rawValue)", longestOther: mark)
        }
        return node
    }

    private mutating func binaryOperator() -> BinaryOperator? {
        skipSpaces()
        for length in [2, 1] where position + length <= text.endIndex {
            if let found = BinaryOperator(rawValue: String(bytes: text[position..<position + length])) {
                position += length
                return found
            }
        }
        return nil
    }

    /// An operand with what stands before and after it; nil if nothing is there that could begin one.
    private mutating func operand() throws(ExpressionSyntaxError) -> ExpressionTree.Index? {
        skipSpaces()
        switch current {
        case let byte? where byte.isDigit || byte == UInt8(ascii: "."): return try number()
        case UInt8(ascii: "\"")?, UInt8(ascii: "'")?: return try string()
        case UInt8(ascii: "[")?: return try array()
        case let byte?:
            if let unary = ExpressionTree.UnaryOperator(rawValue: byte) { return try operand(of: unary) }
            return byte.isExpressionNameStart || byte == UInt8(ascii: "(") ? try variable() : nil
        case nil: return nil
        }
    }

    private mutating func operand(
        of unary: ExpressionTree.UnaryOperator
    ) throws(ExpressionSyntaxError) -> ExpressionTree.Index {
        try enter()
        defer { leave() }
        position += 1
        let argument = try operand()
        return tree.add(.unary(unary, argument))
    }
}

/// Operands and operators that wait for a looser operator, or for the end.
private struct OperatorChain {
    private var first: ExpressionTree.Index?
    private var rest: [(binary: BinaryOperator, right: ExpressionTree.Index)] = []

    init(first: ExpressionTree.Index?) { self.first = first }

    mutating func append(_ binary: BinaryOperator, _ right: ExpressionTree.Index, to tree: inout ExpressionTree) {
        while let last = rest.last, binary.precedence <= last.binary.precedence { reduce(&tree) }
        rest.append((binary, right))
    }

    mutating func finish(_ tree: inout ExpressionTree) -> ExpressionTree.Index? {
        while !rest.isEmpty { reduce(&tree) }
        return first
    }

    private mutating func reduce(_ tree: inout ExpressionTree) {
        let last = rest.removeLast()
        let node = tree.add(.binary(last.binary, rest.last?.right ?? first, last.right))
        if rest.isEmpty { first = node } else { rest[rest.count - 1].right = node }
    }
}
