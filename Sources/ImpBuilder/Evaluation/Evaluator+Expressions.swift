extension Evaluator {
    func evaluate(_ expression: Expression, _ context: Context) throws(BuildError) -> Value {
        let tree = try expression.tree
        do {
            return try value(of: tree.root, in: tree, context)
        } catch {
            throw error.crossingExpression
        }
    }

    func values(
        of indices: [ExpressionTree.Index], in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> [Value] {
        var values: [Value] = []
        for index in indices { values.append(try value(of: index, in: tree, context)) }
        return values
    }

    func value(
        of index: ExpressionTree.Index?, in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        guard let index else { throw .expression("Unknown node type: \"undefined\"", advice: "An operand is missing.") }
        expressionDepth += 1
        defer { expressionDepth -= 1 }
        if expressionDepth > options.limits.expressionDepth {
            throw .limit("Expressions are nested too deep", advice: "Look for a macro that calls itself.")
        }
        try spend(1)
        switch tree[index] {
        case .literal(let value): return value
        case .identifier(let name): return lookUp(name, context)
        case .this: throw .expression("`this` keyword is not supported")
        case .compound:
            throw .expression("Syntax error", advice: "Exactly one expression is expected, such as 1 + 2 or \"text\".")
        case .unary(let unary, let argument): return unary.apply(try value(of: argument, in: tree, context))
        case .binary: return try binary(index, in: tree, context)
        case .conditional(let test, let then, let otherwise):
            let branch = try value(of: test, in: tree, context).isTrue ? then : otherwise
            return try value(of: branch, in: tree, context)
        case .member(let owner, let name): return try member(.string(name), of: owner, in: tree, context)
        case .element(let owner, let name):
            let object = try value(of: owner, in: tree, context)
            return try object.member(try value(of: name, in: tree, context))
        case .call(let callee, let arguments): return try call(callee, arguments, in: tree, context)
        case .array(let elements): return try array(elements, in: tree, context)
        }
    }

    private func lookUp(_ name: String, _ context: Context) -> Value {
        let found = context[name] ?? globals[name] ?? options.environment[name].map { .string($0) } ?? .null
        // A function's name is itself, so that it can be passed on and called by what holds it.
        if case .function = found { return .string(name) }
        return name == "defined" ? .string(name) : found
    }

    private func member(
        _ name: Value, of owner: ExpressionTree.Index?, in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        try value(of: owner, in: tree, context).member(name)
    }

    private func array(
        _ elements: [ExpressionTree.Index?], in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        var values: [Value] = []
        for element in elements { values.append(try value(of: element, in: tree, context)) }
        try check(valueBytes: values.reduce(0) { $0 + $1.textLength + 1 })
        return .array(ArrayValue(values))
    }

    // MARK: Operators

    /// Goes down the left side first, so that long sums need no deep recursion.
    private func binary(
        _ index: ExpressionTree.Index, in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        var pending: [(binary: BinaryOperator, right: ExpressionTree.Index)] = []
        var left: ExpressionTree.Index? = index
        while let node = left, case .binary(let binary, let next, let right) = tree[node] {
            if next == nil { throw .expression("Syntax error in \"\(binary.rawValue)\" operator") }
            if binary == .filter {
                guard pending.isEmpty else { break }
                return try filter(next, right, in: tree, context)
            }
            pending.append((binary, right))
            left = next
        }
        var result = try value(of: left, in: tree, context)
        for (binary, right) in pending.reversed() {
            try spend(1)
            let other = try value(of: right, in: tree, context)
            if binary == .plus { try check(valueBytes: result.textLength + other.textLength) }
            result = try binary.apply(result, other)
        }
        return result
    }

    /// `value|f` is `f(value)`, `value|f(a)` is `f(value, a)`.
    private func filter(
        _ argument: ExpressionTree.Index?, _ function: ExpressionTree.Index, in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        let first = argument.map { [$0] } ?? []
        if case .call(let callee, let arguments) = tree[function] {
            return try call(callee, first + arguments, in: tree, context)
        }
        return try call(function, first, in: tree, context)
    }
}

extension ExpressionTree.UnaryOperator {
    fileprivate func apply(_ value: Value) -> Value {
        switch self {
        case .plus: value
        case .minus: .number(-value.number)
        case .not: .bool(!value.isTrue)
        }
    }
}

extension Value {
    /// How long the text is, without making it where it is long.
    fileprivate var textLength: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .array(let array): array.text.utf8.count
        default: 24
        }
    }

    /// `owner.name` or `owner[name]`.
    func member(_ name: Value) throws(BuildError) -> Value {
        let key = name.text
        if !isTrue {
            throw .expression(
                "Owner of \"\(key)\" property is undefined", advice: "Set the variable before it, or ask defined().")
        }
        switch self {
        case .object(let object): if let member = object.members[key] { return member }
        case .array(let array):
            if key == "length" { return .number(Double(array.elements.count)) }
            if let index = Int(key), String(index) == key, array.elements.indices.contains(index) {
                return array.elements[index]
            }
        case .function: break
        default:
            throw .expression(
                "Cannot use 'in' operator to search for '\(key)' in \(text)", advice: "It has no members.")
        }
        throw .expression("Property \"\(key)\" is not defined")
    }
}
