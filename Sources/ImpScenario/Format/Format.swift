/// How a kind of value is written: the one place that both the reader and the schema come from.
struct Format<Value: Sendable>: Sendable {
    let schema: Schema
    /// Any value; it stands for one while the keys of a mapping are listed.
    let sample: Value
    let read: @Sendable (YAMLNode, ReadingContext) throws(Problem) -> Value

    init(
        _ schema: Schema, sample: Value,
        read: @escaping @Sendable (YAMLNode, ReadingContext) throws(Problem) -> Value
    ) {
        self.schema = schema
        self.sample = sample
        self.read = read
    }

    /// A value that is made of one scalar's text.
    ///
    /// - Parameter expected: for the error.
    static func scalar(
        _ schema: Schema, sample: Value, expected: String, _ make: @escaping @Sendable (String) -> Value?
    ) -> Format {
        Format(schema, sample: sample) { node, _ throws(Problem) in
            guard case .scalar(let scalar) = node.content, let value = make(scalar.text) else {
                throw Problem(node.place, "\(expected) is expected, not \(node.summary)")
            }
            return value
        }
    }

    func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Format<Other> {
        Format<Other>(schema, sample: transform(sample)) { [read] node, context throws(Problem) in
            transform(try read(node, context))
        }
    }

    /// A list of such values.
    var list: Format<[Value]> {
        Format<[Value]>(.list(schema), sample: []) { [read] node, context throws(Problem) in
            guard case .sequence(let items) = node.content else {
                throw Problem(node.place, "a list is expected, not \(node.summary)")
            }
            var values: [Value] = []
            for item in items { values.append(try read(item, context)) }
            return values
        }
    }
}

/// What names in a file may refer to.
struct ReadingContext: Sendable {
    var world = Scenario.World()
}

extension YAMLNode {
    /// The node in one line, for messages and reports.
    var summary: String {
        switch content {
        case .scalar(let scalar): scalar.isPlain && !scalar.text.isEmpty ? scalar.text : "\"\(scalar.shown)\""
        case .sequence(let items): "[" + items.map(\.summary).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key): \($0.value.summary)" }.joined(separator: ", ") + "}"
        }
    }
}

extension YAMLScalar {
    private static let shownCharacters = 80

    fileprivate var shown: String {
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
        return line.count > YAMLScalar.shownCharacters ? line.prefix(YAMLScalar.shownCharacters) + "…" : line
    }
}
