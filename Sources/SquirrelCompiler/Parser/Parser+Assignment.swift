extension Parser {
    /// `left` has been read; the current token is an assignment operator.
    mutating func assignment(to left: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        let token = token.kind
        let target = operand
        if target.kind == .value || target.kind == .base { throw failure(.cannotAssign) }
        try advance()
        let value = try expression()
        if token == .newSlot && target.kind != .object { throw failure(.cannotCreateLocalSlot) }
        if target.node == left {
            noteAssignment(to: left)
            height = base
            if target.kind != .local { try reserve() }
            return store(token, left, value)
        }
        try settle(base)
        return try assignToCompound(token, left, target, value)
    }

    private mutating func store(_ token: TokenKind, _ target: ExpressionID, _ value: ExpressionID) -> ExpressionID {
        if token == .newSlot { return tree.add(.newSlot(target, value)) }
        guard let symbol = BinaryOperator(compound: token) else { return tree.add(.assign(target, value)) }
        return tree.add(.compoundAssign(symbol, target, value))
    }

    /// Marks the variable that is assigned to, in whichever function it lives.
    mutating func noteAssignment(to target: ExpressionID) {
        var function = currentFunction
        var source: CaptureSource
        switch tree[target] {
        case .local(let local): source = .local(local)
        case .outer(let outer): source = .outer(outer)
        default: return
        }
        while case .outer(let outer) = source {
            source = tree.functions[function].outers[Int(outer)].source
            function = Int(tree.functions[function].parent ?? 0)
        }
        guard case .local(let local) = source else { return }
        tree.functions[function].locals[Int(local)].isReassigned = true
        if local == 0 { tree.functions[function].assignsThis = true }
    }

    /// `a == b = 2`: the left side is a compound expression.
    ///
    /// The reference accepts this if the operand it read last could be assigned to, and published libraries contain it
    /// (`if (key == "" || key = null)`). What it then does:
    /// - last operand a local: the left side is evaluated, and its value, not the variable, is replaced;
    /// - a captured variable: the left side is evaluated and the variable is assigned;
    /// - a field or element: not read; its container and key are used as operands, which fails at run time.
    private mutating func assignToCompound(
        _ token: TokenKind, _ left: ExpressionID, _ target: Operand, _ value: ExpressionID
    ) throws(CompileError) -> ExpressionID {
        switch target.kind {
        case .local:
            if let symbol = BinaryOperator(compound: token) { return tree.add(.binary(symbol, left, value)) }
            return sequence(left, value)
        case .outer:
            noteAssignment(to: target.node)
            return sequence(left, store(token, target.node, value))
        case .object, .base, .value:
            guard let (container, key) = splitAtLastAccess(left, target.node) else { throw failure(.cannotAssign) }
            return store(token, tree.add(.index(container, key)), value)
        }
    }

    private mutating func sequence(_ first: ExpressionID, _ second: ExpressionID) -> ExpressionID {
        tree.add(.comma(tree.add(list: [first.index, second.index])))
    }

    /// The two values on top of the reference's stack after it parsed `node`, whose last operand `access` was not read:
    /// the operators in between consumed the key and the container as if each were an operand.
    ///
    /// Nil where the reference crashes.
    mutating func splitAtLastAccess(
        _ node: ExpressionID, _ access: ExpressionID
    ) -> (container: ExpressionID, key: ExpressionID)? {
        switch tree[node] {
        case .field(let object, let name) where node == access:
            return (object, tree.add(.string(name)))
        case .index(let object, let key) where node == access:
            return (object, key)
        case .unary(let symbol, let inner):
            guard let (container, key) = splitAtLastAccess(inner, access) else { return nil }
            return (container, tree.add(.unary(symbol, key)))
        case .binary(let symbol, let left, let right):
            guard let (container, key) = splitAtLastAccess(right, access) else { return nil }
            if symbol.isLogical { return (tree.add(.binary(symbol, left, key)), container) }
            return (left, tree.add(.binary(symbol, container, key)))
        default:
            return nil
        }
    }
}
