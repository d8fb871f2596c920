extension Parser {
    /// The body of a loop, in which `break` and `continue` are allowed.
    private mutating func loopBody(isScoped: Bool) throws(CompileError) -> StatementID {
        functions[functions.count - 1].breakTargets += 1
        functions[functions.count - 1].continueTargets += 1
        let body = isScoped ? try scopedStatement() : try statement()
        functions[functions.count - 1].breakTargets -= 1
        functions[functions.count - 1].continueTargets -= 1
        return body
    }

    mutating func whileStatement() throws(CompileError) -> Statement {
        try advance()
        let condition = try condition()
        return .whileLoop(condition, try loopBody(isScoped: true))
    }

    mutating func doStatement() throws(CompileError) -> Statement {
        try advance()
        let body = try loopBody(isScoped: true)
        try expect(.while)
        return .doWhile(body, try condition())
    }

    mutating func forStatement() throws(CompileError) -> Statement {
        try advance()
        let scope = beginScope()
        try expect(.leftParenthesis)
        let start = try forStart()
        try expect(.semicolon)
        let condition = try forPart(before: .semicolon)
        let step = try forPart(before: .rightParenthesis)
        let body = try loopBody(isScoped: false)
        endScope(scope)
        return tree.add(ForNode(start: start, condition: condition, step: step, body: body))
    }

    private mutating func forStart() throws(CompileError) -> StatementID? {
        if token.kind == .semicolon { return nil }
        let start = position
        if token.kind == .local { return tree.add(try localStatement(), at: start) }
        let base = height
        let node = try commaExpression()
        height = base
        return tree.add(.expression(node), at: start)
    }

    private mutating func forPart(before end: TokenKind) throws(CompileError) -> ExpressionID? {
        let base = height
        let node = token.kind == end ? nil : try commaExpression()
        try expect(end)
        height = base
        return node
    }

    mutating func foreachStatement() throws(CompileError) -> Statement {
        try advance()
        try expect(.leftParenthesis)
        var keyName: Symbol?
        var valueName = try expectIdentifier()
        if token.kind == .comma {
            try advance()
            keyName = valueName
            valueName = try expectIdentifier()
        }
        try expect(.in)
        let scope = beginScope()
        let base = height
        let container = try expression()
        try expect(.rightParenthesis)
        try settle(base)
        let key: UInt32? = if let keyName { try declare(keyName) } else { nil }
        if key == nil { try declareHidden() }
        let value = try declare(valueName)
        try declareHidden()  // the state of the iteration
        let body = try loopBody(isScoped: false)
        endScope(scope)
        return tree.add(ForeachNode(key: key, value: value, container: container, body: body))
    }

    mutating func breakStatement() throws(CompileError) -> Statement {
        guard functions[functions.count - 1].breakTargets > 0 else { throw failure(.breakOutsideLoop) }
        try advance()
        return .breakLoop
    }

    mutating func continueStatement() throws(CompileError) -> Statement {
        guard functions[functions.count - 1].continueTargets > 0 else { throw failure(.continueOutsideLoop) }
        try advance()
        return .continueLoop
    }
}
