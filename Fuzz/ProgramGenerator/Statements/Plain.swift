extension Generator {
    static let plainStatements: [Production<[Statement]>] = [
        Production("declaration", 30) { g in
            let type = g.random.pick(ValueType.allCases + [.integer, .integer, .string, .float, .bool])
            let value = g.expression(type)
            return [Statement("local \(g.declare(type)) = \(value);")]
        },
        Production("two declarations", 3) { g in
            let (first, second) = (g.integer, g.string)
            return [Statement("local \(g.declare(.integer)) = \(first), \(g.declare(.string)) = \(second);")]
        },
        Production("output", 24) { [Statement("out(\($0.expression($0.random.pick(ValueType.showable))));")] },
        Production("print", 2) { [Statement("print(\($0.string) + \"\\n\");")] },
        Production("assignment", 10) { g in
            let type = g.random.pick(ValueType.integer, .integer, .string, .bool, .float, .integers, .table)
            return g.variable(type, assignable: true).map {
                [Statement("\($0) = \(type == .string ? "cut" : "")(\(g.expression(type)));")]
            }
        },
        // AvoidanceRule.compoundAssignmentAsOperand: of locals, these are statements.
        Production("compound assignment", 8) { g in
            g.compoundTarget(.integer).map {
                [Statement("\($0) \(g.random.pick("+=", "-=", "*=")) \(g.integer);")]
            }
        },
        Production("compound assignment with a literal", 4) { g in
            g.compoundTarget(.integer).map {
                [Statement("\($0) \(g.random.pick("+= 1", "-= 1", "*= 3", "/= 2", "%= 7", "+= 100"));")]
            }
        },
        Production("float compound assignment", 3) { g in
            g.compoundTarget(.float).map {
                [Statement("\($0) \(g.random.pick("+=", "-=", "*=", "/=")) \(g.float);")]
            }
        },
        Production("appending text", 5) { g in
            g.compoundTarget(.string).map { [Statement("if (\($0).len() < 100) \($0) += \(g.scalar());")] }
        },
        Production("block", 2) { g in [Statement(.line("{"), .block(g.block(1...3)), .line("}"))] },
        Production("constant", 2) { g in
            guard g.functions.count == 1, g.statementDepth <= 1 else { return nil }
            let type = g.random.pick(ValueType.integer, .string)
            let name = g.newName("CONST")
            g.constants.append(Variable(name: name, type: type))
            let text = g.random.pick("\"text\"", "\"\"", "\"k1\"")
            return [Statement("const \(name) = \(type == .string ? text : g.random.pick("3", "-70", "100000"));")]
        },
        Production("enumeration", 2) { g in
            guard g.functions.count == 1, g.statementDepth <= 1 else { return nil }
            let name = g.newName("ENUM")
            g.constants += ["A", "B", "C"].map { Variable(name: "\(name).\($0)", type: .integer) }
            return [Statement("enum \(name) { A, B = \(g.random.pick("5", "-1", "1000")), C }")]
        },
        Production("global", 3) { g in
            let name = g.newName("global")
            let value = g.integer
            g.constants.append(Variable(name: "::\(name)", type: .integer))
            return [Statement("::\(name) <- \(value);")]
        },
    ]
}
