extension Generator {
    static let integerProductions: [Production<String>] = [
        Production("integer sum", 20) { "(\($0.integer) \($0.random.pick("+", "-", "*")) \($0.integer))" },
        Production("integer sum with a literal", 10) {
            "(\($0.integer) \($0.random.pick("+", "-", "*")) \($0.random.pick("1", "2", "100", "1000", "-7")))"
        },
        Production("integer division by a literal", 4) {
            "(\($0.integer) / \($0.random.pick("2", "3", "-4", "7", "0")))"
        },
        // AvoidanceRule.smallestIntegerDivision
        Production("integer division", 4) { "(\($0.integer) / (\($0.integer) & 15))" },
        // AvoidanceRule.modulo
        Production("modulo by a literal", 4) { "(\($0.integer) % \($0.random.pick("2", "3", "-4", "7", "10")))" },
        Production("modulo", 3) { "(\($0.integer) % (\($0.integer) & 15 | 1))" },
        Production("bits", 6) { "(\($0.integer) \($0.random.pick("&", "|", "^")) \($0.integer))" },
        Production("bits with a literal", 4) {
            "(\($0.integer) \($0.random.pick("&", "|", "^")) \($0.random.pick("1", "255", "-2", "0x55")))"
        },
        Production("shift", 4) { "(\($0.integer) \($0.random.pick("<<", ">>", ">>>")) \($0.integer))" },
        Production("shift by a literal", 3) {
            "(\($0.integer) \($0.random.pick("<<", ">>", ">>>")) \($0.random.pick("0", "1", "5", "31")))"
        },
        Production("negation", 3) { "(\($0.random.pick("-", "~"))(\($0.integer)))" },
        Production("integer ternary", 4) { $0.ternary(.integer) },
        Production("length", 5) { "\($0.postfix($0.random.pick(.string, .integers, .strings, .table))).len()" },
        Production("element", 4) { "\($0.postfix(.integers))[\($0.random.pick("0", "1", "2", "\($0.integer) & 3"))]" },
        Production("slot", 4) { "\($0.postfix(.table)).\($0.random.pick(keyNames))" },
        Production("slot by key", 3) { "\($0.postfix(.table))[\($0.string)]" },
        Production("byte", 2) { "\($0.postfix(.string))[\($0.random.pick("0", "1", "\($0.integer) & 3"))]" },
        Production("call", 7) { g in g.variable(.function).map { "\($0)(\(g.integer))" } },
        Production("call of an expression", 2) { "(\($0.expression(.function)))(\($0.integer))" },
        Production("call with this", 2) {
            "\($0.postfix(.function)).\($0.random.pick("call(this, ", "pcall({}, "))\($0.integer))"
        },
        Production("acall", 1) { "\($0.postfix(.function)).acall([this, \($0.integer)])" },
        Production("increment", 5) { g in
            g.variable(.integer, assignable: true).map {
                g.random.pick("(\($0)++)", "(++\($0))", "(\($0)--)", "(--\($0))")
            }
        },
        Production("increment of a slot", 2) { g in
            g.variable(.table).map {
                let slot = "\($0).\(g.random.pick(keyNames))"
                return g.random.pick(
                    "(\(slot)++)", "(++\(slot))", "(\(slot) += \(g.integer))", "(\(slot) = \(g.integer))")
            }
        },
        Production("resume", 3) { g in g.variable(.generator).map { "((resume \($0)) || 0)" } },
        Production("member", 4) { g in
            g.variable(.instance).map { "\($0).\(g.random.pick("v", "get()", "add(\(g.integer))", "w"))" }
        },
        Production("own member", 3) { $0.function.isMethod ? $0.random.pick("v", "this.v", "w", "limit") : nil },
        Production("truncation", 2) { "((\($0.float)).tointeger())" },
        Production("number of a string", 2) { "(\($0.string)).tointeger()" },
        Production("order", 3) { "(\($0.integer) <=> \($0.integer))" },
        // AvoidanceRule.orderOfStrings
        Production("order of strings", 2) { "sign(\($0.string) <=> \($0.string))" },
        Production("reduce", 2) {
            "(\($0.postfix(.integers)).reduce(\($0.lambda([.integer, .integer], .integer))) || 0)"
        },
        Production("find", 2) { "(\($0.postfix(.integers)).find(\($0.integer)) != null).tointeger()" },
        Production("find text", 2) { "(\($0.postfix(.string)).find(\($0.string)) || 0)" },
        Production("named constant", 3) { g in
            let names = g.constants.filter { $0.type == .integer }
            return names.isEmpty ? nil : g.random.pick(names).name
        },
        Production("comma", 1) { "(\($0.scalar()), \($0.integer))" },
        Production("abs", 1) { "abs(\($0.integer))" },
        Production("alternative", 2) { "(\($0.integer) \($0.random.pick("||", "&&")) \($0.integer))" },
        Production("recursion", 1) { "countdown(\($0.integer) & 15)" },
    ]
}
