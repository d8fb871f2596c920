extension Parser {
    /// An operand without what follows it. Each kind is a method or a line here.
    mutating func factor() throws(CompileError) -> ExpressionID {
        operand.kind = .value
        switch token.kind {
        case .identifier, .constructor, .this: return try name()
        case .stringLiteral: return try literal(.string(token.symbol))
        case .integer: return try literal(.integer(token.integer))
        case .float: return try literal(.float(bits: token.payload))
        case .null: return try literal(.null)
        case .true: return try literal(.bool(true))
        case .false: return try literal(.bool(false))
        case .base: return try baseClass()
        case .doubleColon: return try root()
        case .leftParenthesis: return try parenthesized()
        case .leftBracket: return try array()
        case .leftBrace: return try tableLiteral()
        case .function: return try functionExpression(isLambda: false)
        case .at: return try functionExpression(isLambda: true)
        case .class:
            try advance()
            return try classExpression()
        case .minus, .not, .tilde, .typeof, .resume, .clone: return try prefixOperator()
        case .plusPlus, .minusMinus: return try prefixIncrement()
        case .delete: return try deletion()
        default: throw failure(.expressionExpected)
        }
    }

    private mutating func literal(_ expression: Expression) throws(CompileError) -> ExpressionID {
        try reserve()
        try advance()
        return tree.add(expression)
    }

    private mutating func baseClass() throws(CompileError) -> ExpressionID {
        try advance()
        try reserve()
        operand.kind = .base
        return tree.add(.base)
    }

    /// `::name`. The second colon acts as the dot behind an invisible root.
    private mutating func root() throws(CompileError) -> ExpressionID {
        try reserve()
        operand.kind = .object
        token.kind = .dot
        return tree.add(.root)
    }

    private mutating func parenthesized() throws(CompileError) -> ExpressionID {
        try advance()
        let node = try commaExpression()
        try expect(.rightParenthesis)
        return node
    }

    /// Commas between elements are optional, and one may stand behind the last.
    private mutating func array() throws(CompileError) -> ExpressionID {
        try reserve()
        try advance()
        let start = scratch.count
        let base = height
        while token.kind != .rightBracket {
            try scratch.append(expression().index)
            if token.kind == .comma { try advance() }
            height = base
        }
        try advance()
        return tree.add(.array(takeList(from: start)))
    }
}

// MARK: - Names

extension Parser {
    private mutating func name() throws(CompileError) -> ExpressionID {
        let isThis = token.kind == .this
        let symbol = token.symbol
        let place = position
        try advance()
        if isThis { return variable(.this, .local) }
        switch resolve(symbol) {
        case .local(let local): return variable(tree.add(.local(local)), .local)
        case .outer(let outer): return try outerVariable(outer)
        case .unbound: break
        }
        if isKnownConstant(symbol) { return try constant(symbol) }
        try reserve()
        operand.kind = .object
        operand.node = tree.add(.field(.this, symbol))
        accesses?.append(Access(node: operand.node, position: place))
        return operand.node
    }

    private mutating func variable(_ node: ExpressionID, _ kind: Operand.Kind) -> ExpressionID {
        operand.kind = kind
        operand.node = node
        return node
    }

    private mutating func outerVariable(_ outer: UInt32) throws(CompileError) -> ExpressionID {
        let node = tree.add(.outer(outer))
        guard readsAccess else { return variable(node, .outer) }
        try reserve()
        return node
    }
}

// MARK: - Prefix operators

extension Parser {
    private mutating func prefixOperator() throws(CompileError) -> ExpressionID {
        let kind = token.kind
        try advance()
        switch (kind, token.kind) {
        case (.minus, .integer): return try literal(.integer(0 &- token.integer))
        case (.minus, .float): return try literal(.float(bits: token.payload ^ 0x8000_0000))
        case (.tilde, .integer): return try literal(.integer(~token.integer))
        default: return try unary(kind)
        }
    }

    private mutating func unary(_ kind: TokenKind) throws(CompileError) -> ExpressionID {
        let symbol: UnaryOperator =
            switch kind {
            case .minus: .negate
            case .not: .not
            case .tilde: .bitNot
            case .typeof: .typeOf
            case .clone: .clone
            default: .resume
            }
        try enter()
        let base = height
        let value = try prefixed()
        try settle(base)
        depth -= 1
        return tree.add(.unary(symbol, value))
    }

    /// Parses what `delete`, `++`, `--` and `class` apply to, and tells what it ends with: a value, a variable or an
    /// access.
    ///
    /// With prefix operators around an access (`delete -x.y`) the result is what the reference makes of it. `base`
    /// counts as a value: the reference crashes.
    mutating func target() throws(CompileError) -> (node: ExpressionID, kind: Operand.Kind, isBare: Bool) {
        try enter()
        let saved = operand
        operand.isTarget = true
        let node = try prefixed()
        let last = operand
        operand = saved
        depth -= 1
        if last.kind == .base { return (node, .value, true) }
        if last.kind != .object || last.node == node { return (node, last.kind, last.node == node) }
        guard let (container, key) = splitAtLastAccess(node, last.node) else { return (node, .value, false) }
        return (tree.add(.index(container, key)), .object, true)
    }

    private mutating func prefixIncrement() throws(CompileError) -> ExpressionID {
        let amount: Int8 = token.kind == .plusPlus ? 1 : -1
        try advance()
        let base = height
        let (node, kind, isBare) = try target()
        if kind == .value || (kind == .outer && !isBare) { throw failure(.cannotIncrement) }
        guard isBare else {
            return tree.add(.binary(.add, node, tree.add(.integer(Int32(amount)))))  // `++-x` steps the value of `-x`
        }
        noteAssignment(to: node)
        height = base
        if kind != .local { try reserve() }
        return tree.add(.increment(node, by: amount, isPostfix: false))
    }

    private mutating func deletion() throws(CompileError) -> ExpressionID {
        try advance()
        let base = height
        let (node, kind, _) = try target()
        if kind == .value { throw failure(.cannotDeleteExpression) }
        if kind != .object { throw failure(.cannotDeleteLocal) }
        try settle(base)
        return tree.add(.delete(node))
    }
}
