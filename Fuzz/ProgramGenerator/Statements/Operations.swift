extension Generator {
    /// Operations between any two types: most of them are errors, which are caught and shown.
    static let operationStatements: [Production<[Statement]>] = [
        Production("any operation", 8) { g in
            guard let operation = g.choose(anyOperations) else { return nil }
            return [Statement("try { \(operation) } catch (e) { print(\"caught \"); out(e); }")]
        },
        Production("uncaught in a callback", 1) { g in
            [Statement("try { (function(n) { throw \(g.scalar()); }).call(this, \(g.integer)); } catch (e) out(e);")]
        },
        Production("uncaught", 1) { g in
            g.functions.count == 1 && g.statementDepth <= 1 && g.random.chance(10)
                ? [Statement("if (\(g.condition())) throw \(g.string);")] : nil
        },
        Production("compiled text", 1) { g in
            [
                Statement(
                    "try { out(compilestring(\"return \(g.random.pick("1 + 2", "vargv.len()", "1 +", "}", "local a = 3; return a"))\")()); } catch (e) out(e);"
                )
            ]
        },
    ]

    private mutating func any() -> (text: String, type: ValueType?) {
        if random.chance(15) { return (random.pick("null", "print", "Plain", "blob(2)", "regexp(\"a\")"), nil) }
        let type = random.pick(ValueType.allCases)
        return ("(\(expression(type)))", type)
    }

    private static let anyOperations: [Production<String>] = [
        Production("any arithmetic", 6) { g in
            let (left, right) = (g.any(), g.any())
            // AvoidanceRule.smallestIntegerDivision
            let divides = left.type != .integer || right.type != .integer
            return "out(\(left.text) \(g.random.pick("-", "*", divides ? "/" : "-")) \(right.text));"
        },
        Production("any sum", 4) { g in
            let (left, right) = (g.any(), g.any())
            // AvoidanceRule.addresses
            let texts = left.type == .string || right.type == .string
            let scalars = left.type?.isScalar == true && right.type?.isScalar == true
            return texts && !scalars ? nil : "out(\(left.text) + \(right.text));"
        },
        Production("any bits", 3) { g in
            "out(\(g.any().text) \(g.random.pick("&", "|", "^", "<<", ">>", ">>>")) \(g.any().text));"
        },
        Production("any comparison", 5) { g in
            let (left, right) = (g.any(), g.any())
            // AvoidanceRule.addresses
            guard let first = left.type, let second = right.type, first.isScalar || second.isScalar else { return nil }
            return "out(\(left.text) \(g.random.pick("<", ">", "<=", ">=")) \(right.text));"
        },
        Production("any equality", 3) { g in "out(\(g.any().text) \(g.random.pick("==", "!=")) \(g.any().text));" },
        Production("any read", 4) { g in
            "out(typeof \(g.any().text).\(g.random.pick("a", "v", "len", "nothing", "x")));"
        },
        Production("any index", 4) { g in
            let (container, key) = (g.any(), g.any())
            // AvoidanceRule.indexBeforeStart
            return container.type == .string && key.type?.isScalar != false && key.type != .string
                ? nil : "out(typeof \(container.text)[\(key.text)]);"
        },
        Production("any write", 3) { g in "\(g.any().text).\(g.random.pick("a", "v", "nothing")) = \(g.integer);" },
        Production("any index write", 3) { g in
            let (container, key) = (g.any(), g.any())
            // AvoidanceRule.nullKey
            return key.type == nil || key.type?.isScalar == false ? nil : "\(container.text)[\(key.text)] = 1;"
        },
        Production("any new slot", 3) { g in
            let container = g.any()
            return container.text == "Plain"
                ? nil : "\(container.text).\(g.random.pick("a", "v", "n3")) <- 1;"
        },
        Production("any removal", 2) { g in
            let container = g.any()
            return "out(delete \(container.text).\(g.random.pick("a", "v", "nothing")));"
        },
        Production("any call", 4) { g in
            let arguments = (0..<g.random.below(3)).map { _ in g.any().text }
            let callee = g.any()
            return callee.text == "print" ? nil : "out(typeof \(callee.text)(\(arguments.joined(separator: ", "))));"
        },
        Production("any method", 4) { g in
            let object = g.any()
            let method = g.random.pick(
                "len()", "tointeger()", "tofloat()", "slice(1)", "getstatus()", "top()", "find(1)")
            return "out(\(object.text).\(method));"
        },
        Production("any prefix", 3) { g in
            "out(typeof (\(g.random.pick("-", "~", "!", "clone ", "typeof ", "resume "))\(g.any().text)));"
        },
        Production("any membership", 3) { g in
            "out(\(g.any().text) \(g.random.pick("in", "instanceof")) \(g.any().text));"
        },
        Production("any iteration", 3) { g in
            "foreach (k, x in \(g.any().text)) { ::tick(); print(typeof k + typeof x + \" \"); break; } print(\"\\n\");"
        },
        Production("any increment", 2) { g in
            let value = g.any()
            return value.type?.isScalar == true ? "local x = \(value.text); x++; out(x); out(--x);" : nil
        },
        // AvoidanceRule.arraySizes
        Production("any argument", 4) { g in
            let function = g.random.pick("abs", "sqrt", "format", "split", "strip", "regexp", "floor", "adder")
            return "out(typeof \(function)(\(g.any().text)));"
        },
        Production("any base", 2) { g in "out(typeof (class extends \(g.any().text) { n = 1 }));" },
        Production("any sort", 2) { g in "out(sorted([\(g.scalar()), \(g.scalar()), \(g.scalar())]));" },
        Production("any comparator", 2) { g in
            "local x = \(g.integers); x.sort(\(g.random.pick("@(a, b) a < b", "@(a, b) null", "@(a) 1", "@(a, b) a - b"))); out(x);"
        },
    ]
}
