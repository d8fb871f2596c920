/// The JSON schema of scenario files, from the same declarations that the reader has.
public enum ScenarioSchema {
    /// What `docs/formats/scenario.schema.json` holds.
    public static var text: String {
        var definitions = Definitions()
        let root = Format<Scenario>.scenario.schema.json(&definitions)
        definitions.set("step", step(&definitions))
        let head: [(String, JSONValue)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("A scenario of imp run")),
        ]
        return JSONValue.object(head.members + root.members + [("$defs", definitions.json)].members).pretty() + "\n"
    }

    private static func step(_ definitions: inout Definitions) -> JSONValue {
        let span = Format<Scenario.SpanRange>.span.schema.json(&definitions)
        var properties: [(String, JSONValue)] = [
            (StepTiming.at, span.described("Since the start; not before the step above has ended.")),
            (StepTiming.after, span.described("Since the step above has ended.")),
        ]
        for form in StepForm.all { properties.append((form.name, form.format.schema.json(&definitions))) }
        properties.append((StepRepeat.key, Format<StepRepeat>.repetition.schema.json(&definitions)))
        return .object([
            ("description", .string("One action, and when it begins.")), ("type", .string("object")),
            ("additionalProperties", .bool(false)), ("minProperties", .number("1")), ("maxProperties", .number("2")),
            ("properties", .object(properties)),
        ])
    }
}

/// `$defs` while they are collected.
struct Definitions {
    private var all: [String: JSONValue] = [:]

    mutating func set(_ name: String, _ value: JSONValue) { all[name] = value }

    var json: JSONValue {
        .object(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}

extension Schema {
    func json(_ definitions: inout Definitions) -> JSONValue {
        switch self {
        case .named(let name, let scalar):
            definitions.set(name, scalar.json)
            return Schema.reference(name).json(&definitions)
        case .reference(let name): return .object([("$ref", .string("#/$defs/\(name)"))])
        case .choice(let words): return .object([("enum", .array(words.map { .string($0) }))])
        case .integer(let range):
            return .object([
                ("type", .string("integer")), ("minimum", .number("\(range.lowerBound)")),
                ("maximum", .number("\(range.upperBound)")),
            ])
        case .list(let item): return .object([("type", .string("array")), ("items", item.json(&definitions))])
        case .mapping(let mapping): return mapping.json(&definitions)
        }
    }
}

extension Schema.Mapping {
    fileprivate func json(_ definitions: inout Definitions) -> JSONValue {
        var properties: [(String, JSONValue)] = []
        for key in keys { properties.append((key.name, key.schema.json(&definitions).described(key.summary))) }
        let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        let object = JSONValue.object([
            ("type", .string("object")), ("additionalProperties", .bool(false)),
            ("required", .array(required)), ("properties", .object(properties)),
        ])
        var forms = [object]
        if required.isEmpty { forms.append(.object([("type", .string("null"))])) }
        if let main = keys.first(where: { $0.name == main }) { forms.append(main.schema.json(&definitions)) }
        if forms.count == 1 { return object.described(summary) }
        return .object([("description", .string(summary)), ("anyOf", .array(forms))])
    }
}

extension Schema.Scalar {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let pattern, let maximum, let summary):
            let rules: [(String, JSONValue)?] = [
                ("description", .string(summary)), ("type", .string("string")),
                pattern.map { ("pattern", .string($0)) }, maximum.map { ("maxLength", .number("\($0)")) },
            ]
            return .object(rules.compactMap { $0 })
        case .count(let pattern, let summary):
            let forms: [JSONValue] = [
                .object([("type", .string("integer")), ("minimum", .number("0"))]),
                .object([("type", .string("string")), ("pattern", .string(pattern))]),
            ]
            return .object([("description", .string(summary)), ("anyOf", .array(forms))])
        case .words(let words, let summary):
            let values = words.map { $0 == "true" || $0 == "false" ? JSONValue.bool($0 == "true") : .string($0) }
            return .object([("description", .string(summary)), ("enum", .array(values))])
        }
    }
}

extension JSONValue {
    fileprivate var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// With a description before the rest, unless it is empty.
    fileprivate func described(_ summary: String) -> JSONValue {
        if summary.isEmpty { return self }
        let rest = members.filter { $0.key != "description" }
        return .object([Member(key: "description", value: .string(summary))] + rest)
    }
}

extension [(String, JSONValue)] {
    fileprivate var members: [JSONValue.Member] { map { JSONValue.Member(key: $0.0, value: $0.1) } }
}
