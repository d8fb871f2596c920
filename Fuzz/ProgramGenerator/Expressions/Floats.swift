extension Generator {
    static let floatProductions: [Production<String>] = [
        Production("float sum", 20) {
            "(\($0.float) \($0.random.pick("+", "-", "*", "/")) \($0.expression($0.random.pick(.float, .integer))))"
        },
        Production("float sum with a literal", 5) {
            "(\($0.float) \($0.random.pick("+", "-", "*", "/")) \($0.random.pick("0.5", "3", "2.0", "-1")))"
        },
        Production("integer and float", 6) { "(\($0.integer) \($0.random.pick("+", "-", "*")) \($0.float))" },
        Production("float of an integer", 6) { "(\($0.integer)).tofloat()" },
        Production("float negation", 3) { "(-(\($0.float)))" },
        Production("rounding", 4) { "\($0.random.pick("floor", "ceil", "fabs"))(\($0.float))" },
        Production("float ternary", 3) { $0.ternary(.float) },
        Production("square root", 2) { "sqrt(fabs(\($0.float)))" },
        // AvoidanceRule.modulo
        Production("float modulo", 3) { "(\($0.float) % \($0.random.pick("2.5", "3", "-0.75")))" },
        Production("float increment", 2) { g in
            g.variable(.float, assignable: true).map { g.random.pick("(\($0)++)", "(--\($0))") }
        },
        Production("float of a string", 2) { "(\($0.string)).tofloat()" },
        // AvoidanceRule.transcendentalFunctions
        Production("transcendental", 1) {
            "floor(100.0 * \($0.random.pick("sin", "cos", "atan", "exp"))((\($0.integer) & 7) / 4.0))"
        },
    ]
}
