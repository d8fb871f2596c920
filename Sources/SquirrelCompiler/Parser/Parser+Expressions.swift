extension Parser {
    /// One or more expressions separated by commas; the last gives the value.
    mutating func commaExpression() throws(CompileError) -> ExpressionID {
        let base = height
        let first = try expression()
        guard token.kind == .comma else { return first }
        let start = scratch.count
        scratch.append(first.index)
        while token.kind == .comma {
            height = base
            try advance()
            try scratch.append(expression().index)
        }
        return tree.add(.comma(takeList(from: start)))
    }

    /// An assignment, a conditional, or what these consist of.
    mutating func expression() throws(CompileError) -> ExpressionID {
        try enter()
        let saved = operand
        operand = Operand()
        let base = height
        var node = try operation()
        if token.kind.isAssignment {
            node = try assignment(to: node, base: base)
        } else if token.kind == .question {
            node = try conditional(node, base: base)
        }
        operand = saved
        depth -= 1
        return node
    }

    /// Operands with binary operators between them, by precedence.
    private mutating func operation() throws(CompileError) -> ExpressionID {
        let outerCount = pending.count
        var base = height
        var node = try prefixed()
        while true {
            let symbol = BinaryOperator(token.kind)
            while pending.count > outerCount, pending[pending.count - 1].precedes(symbol) {
                let waiting = pending.removeLast()
                depth -= 1
                node = tree.add(.binary(waiting.symbol, waiting.left, node))
                base = waiting.base
                try finish(waiting, before: symbol)
            }
            guard let symbol else { return node }
            try enter()
            if symbol.isLogical && height == base { try reserve() }  // the value is copied before it is tested
            pending.append(PendingOperator(symbol: symbol, left: node, base: base, rightBase: height))
            try advance()
            base = height
            node = try prefixed()
        }
    }

    /// Registers after an operator got its right side.
    ///
    /// The reference parses `a || b || c` from the right, so each value keeps its register until the whole chain is
    /// done.
    private mutating func finish(_ waiting: PendingOperator, before next: BinaryOperator?) throws(CompileError) {
        if waiting.symbol.isLogical && waiting.symbol == next {
            if height == waiting.rightBase { try reserve() }
        } else {
            try settle(waiting.base)
        }
    }

    /// `first` is the condition; the current token is `?`. A chain of conditionals is one node.
    private mutating func conditional(_ first: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        let start = scratch.count
        var node = first
        var conditionBase = base
        while token.kind == .question {
            scratch.append(node.index)
            try settle(conditionBase)
            conditionBase = height  // the result keeps its register while the branches are evaluated
            try advance()
            try scratch.append(expression().index)
            height = conditionBase
            try expect(.colon)
            operand = Operand()
            node = try operation()
            if token.kind.isAssignment { node = try assignment(to: node, base: conditionBase) }
        }
        scratch.append(node.index)
        try settle(base)
        return tree.add(.conditional(takeList(from: start)))
    }
}

extension PendingOperator {
    /// It takes its right side before `next` does.
    fileprivate func precedes(_ next: BinaryOperator?) -> Bool {
        guard let next else { return true }
        return symbol.precedence >= next.precedence
    }
}
