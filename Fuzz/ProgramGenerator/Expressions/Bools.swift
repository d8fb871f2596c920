extension Generator {
    static let boolProductions: [Production<String>] = [
        Production("comparison", 16) { g in
            let type = g.random.pick(ValueType.integer, .integer, .float, .string)
            let other = type == .integer && g.random.chance(20) ? ValueType.float : type
            return "(\(g.expression(type)) \(g.random.pick("<", ">", "<=", ">=", "==", "!=")) \(g.expression(other)))"
        },
        Production("comparison with a literal", 8) {
            "(\($0.integer) \($0.random.pick("<", ">", "<=", ">=", "==", "!=")) \($0.random.pick("0", "3", "-5", "1000")))"
        },
        Production("equality of types", 3) { "(\($0.scalar()) \($0.random.pick("==", "!=")) \($0.scalar()))" },
        Production("equality with a constant", 3) {
            "(\($0.scalar()) \($0.random.pick("==", "!=")) \($0.random.pick("null", "true", "\"a\"", "0.5", "70000")))"
        },
        Production("junction", 10) { "(\($0.bool) \($0.random.pick("&&", "||")) \($0.bool))" },
        Production("not", 6) { "!(\($0.scalar()))" },
        Production("key in table", 5) { "(\($0.string) in \($0.table))" },
        Production("index in array", 3) { "(\($0.integer) in \($0.integers))" },
        Production("bool ternary", 3) { $0.ternary(.bool) },
        Production("instanceof", 3) { g in
            g.classes.isEmpty
                ? nil : "(\(g.expression(g.random.pick(.instance, .integer))) instanceof \(g.random.pick(g.classes)))"
        },
        Production("rawin", 2) { "\($0.postfix(.table)).rawin(\($0.string))" },
        Production("member in instance", 2) { g in
            g.variable(.instance).map { "(\(g.random.pick("\"v\"", "\"get\"", "\"nothing\"")) in \($0))" }
        },
        Production("identity", 2) { g in g.variable(.integers).map { "(\($0) == \(g.integers))" } },
        Production("weak reference", 2) { g in
            // AvoidanceRule.deadReferences
            g.variable(g.random.pick(.table, .integers, .instance)).map { "(\($0).weakref().ref() == \($0))" }
        },
        Production("match", 1) {
            "regexp(\($0.random.pick("\"[a-c]+\"", "\"\\\\d*\"", "\"a|k.\""))).match(\($0.string))"
        },
    ]
}
