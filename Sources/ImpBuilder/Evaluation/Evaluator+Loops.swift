extension Evaluator {
    func loop(
        while test: Expression, _ body: Block, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var index = 0
        while try evaluate(test, context).isTrue {
            try iterate(index, body, context, &output)
            index += 1
        }
    }

    /// The count is evaluated before each iteration and compared with how many there were.
    func loop(
        repeating count: Expression, _ body: Block, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var index = 0
        while try iterations(count, context) > index {
            try iterate(index, body, context, &output)
            index += 1
        }
    }

    private func iterations(_ count: Expression, _ context: Context) throws(BuildError) -> Int {
        let value = try evaluate(count, context)
        guard case .number(let number) = value, let count = Int(exactly: number), count >= 0 else {
            throw .expression(
                "@repeat needs a whole number, not \(value.quoted)",
                advice: "A text becomes a number by subtracting 0: @repeat COUNT - 0.")
        }
        return count
    }

    private func iterate(
        _ index: Int, _ body: Block, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        var context = context
        context["loop"] = .object(
            ObjectValue(["index": .number(Double(index)), "iteration": .number(Double(index + 1))]))
        try spend(1)
        try execute(body, context, &output)
    }
}

extension Value {
    /// For messages: strings in quotes.
    var quoted: String {
        if case .string(let text) = self { return "\"\(text)\"" }
        return text
    }
}
