/// The names that a piece of source sees before globals: macro arguments, `loop`, the predefined variables, functions
/// and what `-D` defined. Included sources and called macros see those of the place that includes or calls them.
struct Context {
    private(set) var variables: [String: Value]

    subscript(name: String) -> Value? {
        get { variables[name] }
        set { variables[name] = newValue }
    }

    var file: String { variables["__FILE__"]?.text ?? "" }
    var path: String { variables["__PATH__"]?.text ?? "" }

    var line: Int {
        get { variables["__LINE__"].flatMap { Int(exactly: $0.number) } ?? 0 }
        set { variables["__LINE__"] = .number(Double(newValue)) }
    }

    /// Whether the output becomes part of a line: no line control inside.
    var isInline: Bool {
        get { variables["__INLINE__"]?.isTrue ?? false }
        set { variables["__INLINE__"] = .bool(newValue) }
    }

    /// A text, if it has been set: `__REPO_REF__` and its like may be undefined.
    func text(_ name: String) -> String? {
        guard case .string(let text)? = variables[name], !text.isEmpty else { return nil }
        return text
    }

    /// How errors name the file.
    var place: String { PosixPath.join(path, file) }

    /// How `#line` and `SourceMap` name the file.
    var fullName: String { PosixPath.hasScheme(path) ? "\(path)/\(file)" : place }

    mutating func merge(_ others: [String: Value]) {
        variables.merge(others) { $1 }
    }
}
