extension Generator {
    /// An expression that `.name` or `[index]` may follow.
    mutating func postfix(_ type: ValueType) -> String {
        let text = expression(type)
        let first = text.utf8.first ?? 0
        let isOpen = text.contains(" ") || text.hasPrefix("-") || (0x30...0x39).contains(first) || text.hasPrefix("@")
        return isOpen ? "(\(text))" : text
    }

    private mutating func list(_ type: ValueType, _ count: ClosedRange<Int>) -> String {
        "[" + (0..<random.number(count)).map { _ in expression(type) }.joined(separator: ", ") + "]"
    }

    static let integersProductions: [Production<String>] = [
        Production("array", 12) { $0.list(.integer, 0...4) },
        Production("long array", 1) { $0.list(.integer, 5...20) },
        Production("map", 5) { "\($0.postfix(.integers)).map(\($0.lambda([.integer], .integer)))" },
        Production("map with a function", 2) { "\($0.postfix(.integers)).map(\($0.expression(.function)))" },
        Production("filter", 4) { "\($0.postfix(.integers)).filter(\($0.lambda([.integer, .integer], .bool)))" },
        Production("array slice", 3) { "\($0.postfix(.integers)).slice(\($0.random.pick("0", "1", "0, 1", "0, -1")))" },
        Production("array clone", 3) { "(clone \($0.integers))" },
        Production("filled array", 2) { "array(\($0.integer) & 3, \($0.integer))" },
        Production("sorted", 3) { "sorted(\($0.integers))" },
        Production("collected", 3) { g in g.variable(.generator).map { "collect(\($0))" } },
        Production("array ternary", 2) { $0.ternary(.integers) },
        Production("arguments", 2) {
            "(function(...) { return vargv; })(\($0.integer), \($0.integer))"
        },
    ]

    static let stringsProductions: [Production<String>] = [
        Production("array of strings", 10) { $0.list(.string, 1...3) },
        Production("split", 4) { "split(\($0.string), \($0.random.pick("\" \"", "\",;\"", "\"a\"", "\"el\"")))" },
        Production("map of strings", 3) { "\($0.postfix(.strings)).map(\($0.lambda([.string], .string)))" },
        Production("texts", 2) { "\($0.postfix(.integers)).map(\($0.lambda([.integer], .string)))" },
        Production("keys", 3) { "keys(\($0.table))" },
        Production("clone of strings", 1) { "(clone \($0.strings))" },
        Production("sorted strings", 1) { "sorted(\($0.strings))" },
    ]

    static let tableProductions: [Production<String>] = [
        Production("table", 14) { g in
            let names = g.random.sample(keyNames, g.random.number(0...5))
            return "{ " + names.map { "\($0) = \(g.integer)" }.joined(separator: ", ") + " }"
        },
        Production("table with computed keys", 4) { g in
            "{ " + (0..<g.random.number(1...3)).map { _ in "[\(g.string)] = \(g.integer)" }.joined(separator: ", ")
                + " }"
        },
        Production("table with quoted keys", 1) { "{ \"a\": \($0.integer), \"x y\": \($0.integer) }" },
        Production("table clone", 3) { "(clone \($0.table))" },
        Production("delegating table", 2) { "{ a = \($0.integer) }.setdelegate(\($0.table))" },
        Production("table ternary", 2) { $0.ternary(.table) },
    ]

    static let functionProductions: [Production<String>] = [
        Production("lambda", 8) { "(@(n) n \($0.random.pick("+", "*", "-", "^")) \($0.kept(.integer)))" },
        Production("native function", 1) { $0.random.pick("abs", "countdown") },
        // AvoidanceRule.environmentOfBoundFunctions
        Production("bound function", 2) { _ in "(function(n) { return this.len() + n; }.bindenv(environment))" },
        Production("adder", 3) { "adder(\($0.integer))" },
    ]

    static let generatorProductions: [Production<String>] = [
        Production("counting generator", 3) { "counting(\($0.integer) & 7)" },
        Production("generator of an array", 2) { "yielding(\($0.integers))" },
    ]

    static let instanceProductions: [Production<String>] = [
        Production("instance", 4) { g in g.classes.isEmpty ? nil : "\(g.random.pick(g.classes))()" },
        Production("cloned instance", 1) { g in g.variable(.instance).map { "(clone \($0))" } },
        Production("instance without constructor", 1) { g in
            g.classes.isEmpty ? nil : "\(g.random.pick(g.classes)).instance()"
        },
    ]
}
