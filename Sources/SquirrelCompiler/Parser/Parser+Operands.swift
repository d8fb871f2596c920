extension Parser {
    /// An operand with its prefix operators and what follows it: fields, elements, calls, `++` and `--`.
    mutating func prefixed() throws(CompileError) -> ExpressionID {
        let base = height
        var node = try factor()
        while true {
            switch token.kind {
            case .dot:
                node = try field(of: node, base: base)
            case .leftBracket:
                node = try element(of: node, base: base)
            case .leftParenthesis:
                node = try call(node, base: base)
            case .plusPlus, .minusMinus:
                return isEndOfStatement ? node : try postfixIncrement(node, base: base)
            default:
                return node
            }
        }
    }

    /// Whether a field, element or captured variable is read at once, judging by the token behind it.
    var readsAccess: Bool {
        if token.kind.suspendsAccess { return false }
        return !operand.isTarget || token.kind == .dot || token.kind == .leftBracket
    }

    private mutating func field(of object: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        try advance()
        let place = position
        let name = try expectIdentifier()
        try reserve()
        return try access(.field(object, name), at: place, base: base)
    }

    private mutating func element(of object: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        if lexer.previous == .newline { throw failure(.brokenDereference) }
        try advance()
        let key = try expression()
        let place = position
        try expect(.rightBracket)
        if case .string(let name) = tree[key] { return try access(.field(object, name), at: place, base: base) }
        return try access(.index(object, key), at: place, base: base)
    }

    /// A member of `base` is always read and cannot be assigned to.
    private mutating func access(
        _ expression: Expression, at place: SourcePosition, base: Int
    ) throws(CompileError) -> ExpressionID {
        let node = tree.add(expression)
        accesses?.append(Access(node: node, position: place))
        if operand.kind == .base {
            operand.kind = .value
            try settle(base)
        } else {
            operand.kind = .object
            operand.node = node
            if readsAccess { try settle(base) }
        }
        return node
    }

    private mutating func call(_ callee: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        let isMethod = operand.kind == .object && operand.node == callee
        if operand.kind == .object || operand.kind == .outer { try settle(base) }
        try reserve()
        operand.kind = .value
        try advance()
        let arguments = try callArguments()
        try settle(base)
        return tree.add(isMethod ? .methodCall(callee, arguments) : .call(callee, arguments))
    }

    /// Commas between arguments are optional, but one before `)` is an error.
    private mutating func callArguments() throws(CompileError) -> List {
        let start = scratch.count
        while token.kind != .rightParenthesis {
            let base = height
            try scratch.append(expression().index)
            try settle(base)
            if token.kind == .comma {
                try advance()
                if token.kind == .rightParenthesis { throw failure(.argumentExpected) }
            }
        }
        try advance()
        return takeList(from: start)
    }

    private mutating func postfixIncrement(_ node: ExpressionID, base: Int) throws(CompileError) -> ExpressionID {
        let amount: Int8 = token.kind == .plusPlus ? 1 : -1
        try advance()
        let isTarget = operand.kind != .value && operand.kind != .base && operand.node == node
        guard isTarget else { throw failure(.cannotIncrement) }
        noteAssignment(to: node)
        try settle(base)
        return tree.add(.increment(node, by: amount, isPostfix: true))
    }
}
