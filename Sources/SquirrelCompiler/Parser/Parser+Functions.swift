extension Parser {
    /// `function (…) …` or `@(…) …`. A name is not allowed here.
    mutating func functionExpression(isLambda: Bool) throws(CompileError) -> ExpressionID {
        let start = position
        try advance()
        try expect(.leftParenthesis)
        let function = try functionRest(nil, at: start, isLambda: isLambda)
        try reserve()
        return function
    }

    /// `function a::b() …` puts the function into a slot of `this`, or of `this.a`.
    mutating func functionStatement() throws(CompileError) -> Statement {
        let start = position
        let base = height
        try advance()
        var name = try expectIdentifier()
        try reserve()
        var target = tree.add(.field(.this, name))
        while token.kind == .doubleColon {
            try advance()
            name = try expectIdentifier()
            try settle(base + 1)
            target = tree.add(.field(target, name))
        }
        try expect(.leftParenthesis)
        let function = try functionRest(name, at: start, isLambda: false)
        try reserve()
        height = base
        return .expression(tree.add(.newSlot(target, function)))
    }

    /// Parameters, whose opening parenthesis has been read, and body.
    ///
    /// Default values belong to the enclosing function, so the parameters come into scope behind them.
    mutating func functionRest(
        _ name: Symbol?, at start: SourcePosition, isLambda: Bool
    ) throws(CompileError) -> ExpressionID {
        let number = UInt32(tree.functions.count)
        tree.functions.append(FunctionNode(name: name, parent: UInt32(currentFunction), position: start))
        let base = height
        let (parameters, isVariadic) = try parameters(of: Int(number))
        try expect(.rightParenthesis)
        height = base
        tree.functions[Int(number)].parameterCount = parameters.count + 1
        tree.functions[Int(number)].isVariadic = isVariadic
        try openFunction(number, parameters: parameters)
        if isVariadic { try declare(.vargv) }
        try functionBody(Int(number), isLambda: isLambda)
        closeFunction()
        return tree.add(.function(number))
    }

    private mutating func functionBody(_ number: Int, isLambda: Bool) throws(CompileError) {
        if isLambda {
            let start = position
            tree.functions[number].body = .value(try expression(), start)
        } else {
            tree.functions[number].body = .statement(try statement())
        }
    }

    /// The names and whether `...` follows them. A comma may stand behind the last name.
    private mutating func parameters(of function: Int) throws(CompileError) -> ([Symbol], isVariadic: Bool) {
        var names: [Symbol] = []
        let start = scratch.count
        while token.kind != .rightParenthesis {
            if token.kind == .ellipsis {
                if scratch.count > start { throw failure(.defaultsWithVariadic) }
                try advance()
                if token.kind != .rightParenthesis { throw failure(.expected(.rightParenthesis)) }
                return (names, true)
            }
            names.append(try expectIdentifier())
            if token.kind == .assign {
                try advance()
                try scratch.append(expression().index)
            } else if scratch.count > start {
                throw failure(.expected(.assign))
            }
            if token.kind == .comma {
                try advance()
            } else if token.kind != .rightParenthesis {
                throw failure(.parameterEndExpected)
            }
        }
        tree.functions[function].defaults = takeList(from: start)
        return (names, false)
    }
}
