/// A macro as it was declared.
struct Macro {
    let file: String
    let path: String
    let line: Int
    let parameters: [String]
    let body: Block
}

extension Evaluator {
    func declare(_ declaration: Expression, _ body: Block, _ context: Context) throws(BuildError) {
        let (name, parameters) = try signature(declaration)
        if let other = macros[name] {
            throw .expression(
                "Macro \"\(name)\" is already declared in \(other.file):\(other.line)",
                advice: "Give one of them another name, or include its file with @include once.")
        }
        macros[name] = Macro(
            file: context.file, path: context.path, line: context.line, parameters: parameters, body: body)
        globals[name] = .function(.macro(name))
    }

    /// `name(parameter, …)`.
    private func signature(_ declaration: Expression) throws(BuildError) -> (name: String, parameters: [String]) {
        let tree = try declaration.tree
        let failure = BuildError.expression(
            "Syntax error in macro declaration", advice: "Write @macro name(parameter, parameter).")
        guard case .call(let callee?, let arguments) = tree[tree.root], case .identifier(let name) = tree[callee] else {
            throw failure
        }
        var parameters: [String] = []
        for argument in arguments {
            guard case .identifier(let parameter) = tree[argument] else { throw failure }
            parameters.append(parameter)
        }
        return (name, parameters)
    }

    /// The macro that an `@include` calls, with the values of its arguments; nil if it calls none.
    func macroCall(
        _ expression: Expression, _ context: Context
    ) throws(BuildError) -> (macro: Macro, arguments: [Value])? {
        guard case .success(let tree) = expression.syntax, case .call(let callee?, let arguments) = tree[tree.root],
            case .identifier(let name) = tree[callee], let macro = macros[name]
        else { return nil }
        return (macro, try values(of: arguments, in: tree, context))
    }

    func execute(
        _ macro: Macro, _ arguments: [Value], _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var context = context
        for (parameter, argument) in zip(macro.parameters, arguments) { context[parameter] = argument }
        context["__FILE__"] = .string(macro.file)
        context["__PATH__"] = .string(macro.path)
        try execute(macro.body, context, &output)
    }

    /// A macro's text as part of a line: without line control and without its last line feed.
    func text(of macro: Macro, _ arguments: [Value], _ context: Context) throws(BuildError) -> Value {
        try inlineText(context) { (context, output) throws(BuildError) in
            try self.execute(macro, arguments, context, &output)
        }
    }

    func inlineText(
        _ context: Context, _ body: (Context, inout Output) throws(BuildError) -> Void
    ) throws(BuildError) -> Value {
        var context = context
        context.isInline = true
        var output = Output(lineControl: .off)
        try body(context, &output)
        output.trimLineEnd()
        try check(valueBytes: output.text.count)
        return .string(String(bytes: output.text))
    }
}
