extension Generator {
    static let stringProductions: [Production<String>] = [
        Production("concatenation", 18) { "(\($0.string) + \($0.scalar()))" },
        Production("concatenation to the right", 4) {
            "(\($0.expression($0.random.pick(.integer, .bool))) + \($0.string))"
        },
        Production("slice", 5) { "\($0.postfix(.string)).slice(\($0.random.pick("0", "1", "1, 2", "0, 1", "0, -1")))" },
        // AvoidanceRule.sliceBeforeStart
        Production("slice from the end", 2) {
            "(\"0123\" + \($0.string)).slice(\($0.random.pick("-2", "-3, -1", "1, -1")))"
        },
        Production("case", 4) { "\($0.postfix(.string)).\($0.random.pick("toupper", "tolower", "tostring"))()" },
        Production("string ternary", 3) { $0.ternary(.string) },
        Production("text of a number", 4) { "(\($0.expression($0.random.pick(.integer, .bool)))).tostring()" },
        Production("format of an integer", 4) {
            "format(\"\($0.random.pick("%d", "%x", "%5d|", "%-4d|", "%05d", "%+d", "%X", "%o", "%i"))\", "
                + "\($0.integer)\($0.random.chance(10) ? "" : " | 1"))"
        },
        // AvoidanceRule.zeroBytes
        Production("format of a character", 1) { "format(\"%c%%\", \($0.integer) & 63 | 64)" },
        Production("format of a string", 2) {
            "format(\"\($0.random.pick("%s", "%8s|", "%-5s|", "%.2s"))\", \($0.string))"
        },
        Production("format of a float", 2) {
            "format(\"\($0.random.pick("%.2f", "%g", "%8.3f|", "%e"))\", (\($0.integer)) / 8.0)"
        },
        Production("format of several", 1) {
            "format(\"%s-%d/%.1f\", \($0.string), \($0.integer), \($0.integer) * 0.5)"
        },
        Production("string element", 3) { "\($0.postfix(.strings))[\($0.random.pick("0", "1", "\($0.integer) & 3"))]" },
        Production("type", 3) { "(typeof \($0.expression($0.random.pick(ValueType.allCases))))" },
        Production("type of a global", 1) {
            "typeof \($0.random.pick("print", "null", "::out", "this", "blob", "[]"))"
        },
        Production("shown", 3) { "show(\($0.expression($0.random.pick(ValueType.allCases))))" },
        Production("strip", 2) { "\($0.random.pick("strip", "lstrip", "rstrip"))(\" \" + \($0.string) + \"\\t\")" },
        Production("character", 2) { "(\($0.integer) & 63 | 64).tochar()" },
        Production("joined", 2) { "(\($0.postfix(.strings)).reduce(@(a, b) a + \",\" + b) || \"\")" },
        Production("status", 1) { g in g.variable(.generator).map { "\($0).getstatus()" } },
        Production("text of an instance", 2) { g in g.variable(.instance).map { "(typeof (\"\" + \($0)))" } },
        Production("named text", 2) { g in
            let names = g.constants.filter { $0.type == .string }
            return names.isEmpty ? nil : g.random.pick(names).name
        },
        Production("escapes", 2) { $0.random.pick(#""a\tb""#, #""\x41\"q\"""#, #"@"raw ""q"" \n""#, #""\\\'""#) },
        Production("string increment", 1) { g in g.variable(.string, assignable: true).map { "(\($0)++)" } },
    ]
}
