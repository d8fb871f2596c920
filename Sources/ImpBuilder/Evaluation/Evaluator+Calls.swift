extension Evaluator {
    /// A call: of a function, of a macro, or of `defined`, which looks at the name of its argument.
    func call(
        _ callee: ExpressionTree.Index?, _ arguments: [ExpressionTree.Index], in tree: ExpressionTree,
        _ context: Context
    ) throws(BuildError) -> Value {
        let target = try value(of: callee, in: tree, context)
        if case .string("defined") = target { return try defined(arguments, in: tree, context) }
        let values = try values(of: arguments, in: tree, context)
        return try call(try function(target, callee, in: tree, context), values, context)
    }

    private func defined(
        _ arguments: [ExpressionTree.Index], in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Value {
        guard let first = arguments.first, case .identifier(let name) = tree[first] else {
            throw .expression(
                "defined() can only be called with an identifier as an argument",
                advice: "Write the name without quotes: defined(NAME).")
        }
        return .bool(context[name] != nil || globals[name] != nil)
    }

    /// What a callee stands for: itself, or the function that it names.
    private func function(
        _ target: Value, _ callee: ExpressionTree.Index?, in tree: ExpressionTree, _ context: Context
    ) throws(BuildError) -> Function {
        if case .function(let function) = target { return function }
        if case .string(let name) = target {
            if case .function(let function)? = context[name] { return function }
            if case .function(let function)? = globals[name] { return function }
        }
        if let callee, case .identifier(let name) = tree[callee] { throw undefined(name) }
        if case .string(let name) = target { throw undefined(name) }
        throw .expression("Can't call a non-callable expression")
    }

    private func undefined(_ name: String) -> BuildError {
        .expression(
            "Function \"\(name)\" is not defined",
            advice: "Macros must be declared before they are called; functions in JavaScript files are not supported.")
    }

    private func call(_ function: Function, _ arguments: [Value], _ context: Context) throws(BuildError) -> Value {
        switch function {
        case .builtin(.include): return try includedText(arguments, context)
        case .builtin(let function): return try checked(try function.call(arguments))
        case .string(let function):
            return try checked(try function.call(arguments, maximumLength: options.limits.valueBytes))
        case .macro(let name):
            guard let macro = macros[name] else { throw undefined(name) }
            return try text(of: macro, arguments, context)
        }
    }

    private func checked(_ value: Value) throws(BuildError) -> Value {
        if case .string(let text) = value { try check(valueBytes: text.utf8.count) }
        return value
    }
}
