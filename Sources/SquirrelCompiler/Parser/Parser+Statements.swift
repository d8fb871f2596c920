extension Parser {
    /// A statement and the end of it, as in blocks: nothing more is needed behind `}` or `;`.
    mutating func terminatedStatement() throws(CompileError) -> StatementID {
        let statement = try statement()
        if lexer.previous != .rightBrace && lexer.previous != .semicolon { try optionalSemicolon() }
        return statement
    }

    mutating func statement() throws(CompileError) -> StatementID {
        try enter()
        let start = position
        let kind = try statementKind()
        depth -= 1
        return tree.add(kind, at: start)
    }

    private mutating func statementKind() throws(CompileError) -> Statement {
        switch token.kind {
        case .semicolon:
            try advance()
            return .empty
        case .if: return try ifStatement()
        case .while: return try whileStatement()
        case .do: return try doStatement()
        case .for: return try forStatement()
        case .foreach: return try foreachStatement()
        case .switch: return try switchStatement()
        case .local: return try localStatement()
        case .return: return .returnValue(try optionalValue())
        case .yield: return try yieldStatement()
        case .throw: return try throwStatement()
        case .break: return try breakStatement()
        case .continue: return try continueStatement()
        case .function: return try functionStatement()
        case .class: return try classStatement()
        case .try: return try tryStatement()
        case .leftBrace: return try block()
        case .enum:
            try enumStatement()
            return .empty
        case .const:
            try constStatement()
            return .empty
        default:
            return .expression(try statementExpression())
        }
    }

    /// An expression whose value is not used any more when the statement ends.
    private mutating func statementExpression() throws(CompileError) -> ExpressionID {
        let base = height
        let node = try commaExpression()
        height = base
        return node
    }

    /// `( expression )` behind `if`, `while` and others.
    mutating func condition() throws(CompileError) -> ExpressionID {
        try expect(.leftParenthesis)
        let node = try statementExpression()
        try expect(.rightParenthesis)
        return node
    }

    /// Statements up to `}`, `case` or `default`.
    mutating func statements() throws(CompileError) -> List {
        let start = scratch.count
        while token.kind != .rightBrace && token.kind != .case && token.kind != .default {
            try scratch.append(terminatedStatement().index)
        }
        return takeList(from: start)
    }

    private mutating func block() throws(CompileError) -> Statement {
        let scope = beginScope()
        try advance()
        let list = try statements()
        try expect(.rightBrace)
        endScope(scope)
        return .block(list)
    }

    /// A statement with a scope of its own: `if (c) local a = 1` declares `a` for nobody.
    mutating func scopedStatement() throws(CompileError) -> StatementID {
        let scope = beginScope()
        let node = try statement()
        endScope(scope)
        return node
    }

    /// Behind `return` and `yield`, whose value must begin on the same line.
    private mutating func optionalValue() throws(CompileError) -> ExpressionID? {
        try advance()
        return isEndOfStatement ? nil : try statementExpression()
    }

    private mutating func yieldStatement() throws(CompileError) -> Statement {
        tree.functions[currentFunction].isGenerator = true
        return .yieldValue(try optionalValue())
    }

    private mutating func throwStatement() throws(CompileError) -> Statement {
        try advance()
        return .throwValue(try statementExpression())
    }
}

// MARK: - Choices

extension Parser {
    /// A chain of `else if` is read in a loop, so it may be as long as it likes.
    private mutating func ifStatement() throws(CompileError) -> Statement {
        var branches: [Branch] = []
        var otherwise: StatementID?
        var elseCount = 0
        while token.kind == .if {
            let start = position
            try advance()
            let condition = try condition()
            let scope = beginScope()
            let body = try statement()
            if token.kind != .rightBrace && token.kind != .else { try optionalSemicolon() }
            endScope(scope)
            branches.append(Branch(condition: condition, body: body, position: start))
            guard token.kind == .else else { break }
            elseCount += 1
            try advance()
            if token.kind != .if {
                otherwise = try scopedStatement()
                break
            }
        }
        // Each `else` part ends like a statement, nested as they are in the reference's grammar.
        for _ in 0..<elseCount { try optionalSemicolon() }
        return .conditional(tree.add(branches: branches), otherwise: otherwise)
    }

    /// `default` must come last: a `case` behind it is not `}`.
    private mutating func switchStatement() throws(CompileError) -> Statement {
        let base = height
        try advance()
        try expect(.leftParenthesis)
        let value = try commaExpression()
        try expect(.rightParenthesis)
        try expect(.leftBrace)
        functions[functions.count - 1].breakTargets += 1
        var cases: [SwitchCaseNode] = []
        while token.kind == .case {
            try advance()
            let label = try expressionAndColon()
            cases.append(SwitchCaseNode(label: label, body: try scopedStatements()))
        }
        var otherwise: List?
        if token.kind == .default {
            try advance()
            try expect(.colon)
            otherwise = try scopedStatements()
        }
        try expect(.rightBrace)
        functions[functions.count - 1].breakTargets -= 1
        height = base
        return tree.add(SwitchNode(value: value, cases: tree.add(cases: cases), otherwise: otherwise))
    }

    private mutating func expressionAndColon() throws(CompileError) -> ExpressionID {
        let base = height
        let node = try expression()
        try expect(.colon)
        height = base
        return node
    }

    private mutating func scopedStatements() throws(CompileError) -> List {
        let scope = beginScope()
        let list = try statements()
        endScope(scope)
        return list
    }

    /// The body of `try` may be any statement, and takes no `;`.
    private mutating func tryStatement() throws(CompileError) -> Statement {
        try advance()
        let body = try scopedStatement()
        try expect(.catch)
        try expect(.leftParenthesis)
        let name = try expectIdentifier()
        try expect(.rightParenthesis)
        let scope = beginScope()
        let variable = try declare(name)
        let handler = try statement()
        endScope(scope)
        return .tryCatch(body, variable, handler)
    }
}

// MARK: - Variables

extension Parser {
    /// A variable comes into scope behind its value, so neither `local x = x` nor a local function sees itself.
    mutating func localStatement() throws(CompileError) -> Statement {
        let start = position
        try advance()
        if token.kind == .function { return try localFunction(at: start) }
        let first = try declaration()
        guard token.kind == .comma else { return first }
        let list = scratch.count
        scratch.append(tree.add(first, at: start).index)
        while token.kind == .comma {
            try advance()
            let next = try declaration()
            scratch.append(tree.add(next, at: start).index)
        }
        return .sequence(takeList(from: list))
    }

    private mutating func declaration() throws(CompileError) -> Statement {
        let name = try expectIdentifier()
        let base = height
        var value: ExpressionID?
        if token.kind == .assign {
            try advance()
            value = try expression()
        }
        height = base
        return .local(try declare(name), value)
    }

    private mutating func localFunction(at start: SourcePosition) throws(CompileError) -> Statement {
        try advance()
        let name = try expectIdentifier()
        try expect(.leftParenthesis)
        let function = try functionRest(name, at: start, isLambda: false)
        let variable = try declare(name)
        return .local(variable, function)
    }
}
