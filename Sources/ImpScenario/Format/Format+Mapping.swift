import ImpRuntime

extension Format {
    /// A mapping with keys.
    ///
    /// - Parameters:
    ///   - main: the key that a value without keys stands for: `wait: 10s` is `wait: {for: 10s}`.
    ///   - build: takes each of its keys from the fields, whatever is given.
    static func mapping(
        _ summary: String, main: String? = nil,
        _ build: @escaping @Sendable (inout Fields) throws(Problem) -> Value
    ) -> Format {
        let (sample, keys) = listed(build)
        let schema = Schema.Mapping(summary: summary, keys: keys, main: main)
        return Format(.mapping(schema), sample: sample) { node, context throws(Problem) in
            let entries = try schema.entries(of: node)
            var fields = Fields(entries, at: node.place, context)
            return try build(&fields)
        }
    }

    private static func listed(_ build: (inout Fields) throws(Problem) -> Value) -> (Value, [Schema.Key]) {
        var fields = Fields()
        do {
            let sample = try build(&fields)
            return (sample, fields.keys)
        } catch {
            preconditionFailure("a mapping without values throws while its keys are listed: \(error.text)")
        }
    }
}

extension Schema.Mapping {
    /// The members of a node; each key is known.
    func entries(of node: YAMLNode) throws(Problem) -> [YAMLEntry] {
        switch node.content {
        case .mapping(let entries):
            for entry in entries where !keys.contains(where: { $0.name == entry.key }) {
                throw Problem(
                    entry.keyPlace, "an unknown key \(entry.key); " + advice(on: entry.key, among: keys.map(\.name)))
            }
            return entries
        case .scalar(let scalar) where scalar.isPlain && scalar.text.isEmpty: return []
        case .scalar, .sequence:
            guard let main else {
                throw Problem(node.place, "keys and values are expected, not \(node.summary)")
            }
            return [YAMLEntry(key: main, keyPlace: node.place, value: node)]
        }
    }
}
