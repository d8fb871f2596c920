extension Generator {
    static let loopStatements: [Production<[Statement]>] = [
        Production("for", 6) { g in [g.forLoop()] },
        Production("for up to a local", 4) { $0.forLoopToLocal() },
        Production("downward for", 2) { g in
            let name = g.newName("i")
            let step = g.random.pick("\(name)--", "\(name) -= 2", "--\(name)")
            let test = g.random.pick("\(name) > 0", "\(name) >= 0", "\(name) > -2")
            return [g.loop("for (local \(name) = \(g.random.pick("5", "3", "8")); \(test); \(step)) {", counter: name)]
        },
        Production("while", 4) { g in g.whileLoop() },
        Production("do while", 4) { g in g.doLoop() },
        Production("foreach over an array", 5) { g in [g.foreach(.integers, .integer, .integer)] },
        Production("foreach over strings", 2) { g in [g.foreach(.strings, .integer, .string)] },
        Production("foreach over a table", 4) { g in [g.foreach(.table, .string, .integer)] },
        Production("foreach over a string", 2) { g in [g.foreach(.string, .integer, .integer)] },
        Production("foreach over a generator", 3) { g in [g.foreach(.generator, .integer, .integer)] },
        Production("foreach over a class", 1) { g in
            g.classes.isEmpty
                ? nil
                : [
                    Statement(
                        "foreach (key, item in \(g.random.pick(g.classes))) print(key + \" \" + typeof item + \"\\n\");"
                    )
                ]
        },
        Production("foreach over an instance", 2) { g in
            g.variable(.instance).map {
                [
                    Statement(
                        "try { foreach (key, item in \($0)) { ::tick(); print(key + \" \"); out(item); } } catch (e) out(e);"
                    )
                ]
            }
        },
    ]

    private mutating func forLoopToLocal() -> [Statement] {
        let value = random.pick("3", "4.5", "\(integer) & 7")
        let bound = declare(.integer, isAssignable: random.chance(20))
        let name = newName("i")
        let step = random.pick("\(name)++", "++\(name)", "\(name) += 2")
        let head = "for (local \(name) = 0; \(name) \(random.pick("<", "<=")) \(bound); \(step)) {"
        return [Statement("local \(bound) = \(value);"), loop(head, counter: name)]
    }

    private mutating func forLoop() -> Statement {
        let name = newName("i")
        let start = random.pick("0", "1", "-2", "\(integer) & 3")
        let bound = random.pick("3", "4", "5", "300", "3.5", "\(integer) & 7", "(\(integer) & 7) + 1")
        let step = random.pick(
            bound == "300" ? ["\(name) += 100", "\(name) += 77"] : ["\(name)++", "++\(name)", "\(name) += 2"])
        return loop(
            "for (local \(name) = \(start); \(name) \(random.pick("<", "<=")) \(bound); \(step)) {", counter: name)
    }

    /// A loop whose head ends it. AvoidanceRule.capturedCounterAtBreak
    private mutating func loop(_ head: String, counter: String) -> Statement {
        let mayBreak = random.chance(50)
        let variable = Variable(name: counter, type: .integer, isAssignable: false, isCapturable: !mayBreak)
        return Statement(.line(head), .block(loopBody(mayBreak: mayBreak, [variable])), .line("}"))
    }

    private mutating func loopBody(mayBreak: Bool, _ variables: [Variable] = []) -> [Statement] {
        let switches = function.switches
        function.switches = 0
        function.loops.append(mayBreak)
        defer {
            function.loops.removeLast()
            function.switches = switches
        }
        return [Statement("::tick();")] + block(1...3, declaring: variables)
    }

    private mutating func whileLoop() -> [Statement] {
        let name = declare(.integer, isAssignable: false)
        let test = random.pick(
            "\(name)++ < \(random.pick("2", "4", "\(integer) & 7"))", "++\(name) <= 3", "\(name)++ != 3",
            "(\(name) += 1) < 4 && \(condition())", "!(\(name)++ == 3)", "\(condition()) && \(name)++ < 5",
            "3 > \(name)++", "\(name)++ - 4", "4 >= (\(name)++)")
        return [
            Statement("local \(name) = 0;"),
            Statement(.line("while (\(test)) {"), .block(loopBody(mayBreak: true)), .line("}")),
        ]
    }

    private mutating func doLoop() -> [Statement] {
        let name = declare(.integer, isAssignable: false)
        let bound = declare(.integer, isAssignable: false)
        let test = random.pick([
            "\(name) < \(bound)", "\(name) <= \(bound)", "\(bound) > \(name)", "\(bound) >= \(name)", "\(name) < 3",
            "\(name) <= 3", "\(name) != \(bound)", "!(\(name) == \(bound))", "!(\(name) >= 4)", "!(\(name) > \(bound))",
            "\(name) < \(bound) && \(condition())", "\(bound) - \(name)", "!(\(name) / \(bound))",
            "\(name) - \(bound) < 0", "\(bound) - \(name) > 0", "\(bound) - \(name) >= 1", "\(name) != 4",
            "(\(name) < \(bound)) == true",
        ])
        return [
            Statement("local \(name) = 0, \(bound) = \(random.pick("3", "4", "1"));"),
            Statement(
                .line("do {"), .block([Statement("\(name)++;")] + loopBody(mayBreak: true)), .line("} while (\(test));")
            ),
        ]
    }

    /// AvoidanceRule.assignedIterationVariable
    private mutating func foreach(_ container: ValueType, _ key: ValueType, _ item: ValueType) -> Statement {
        let source = expression(container)
        let iterated = visible.filter { $0.name == source && $0.isAssignable }
        for variable in iterated { setAssignable(variable.name, false) }
        defer { for variable in iterated { setAssignable(variable.name, true) } }
        let variables = [
            Variable(name: newName(key.prefix), type: key, isAssignable: false),
            Variable(name: newName(item.prefix), type: item, isAssignable: false),
        ]
        let isPair = random.chance(70)
        let head = isPair ? "\(variables[0].name), \(variables[1].name)" : variables[1].name
        let body = loopBody(mayBreak: true, isPair ? variables : [variables[1]])
        return Statement(.line("foreach (\(head) in \(source)) {"), .block(body), .line("}"))
    }

    private mutating func setAssignable(_ name: String, _ isAssignable: Bool) {
        for function in functions.indices {
            for scope in functions[function].scopes.indices {
                for variable in functions[function].scopes[scope].indices
                where functions[function].scopes[scope][variable].name == name {
                    functions[function].scopes[scope][variable].isAssignable = isAssignable
                }
            }
        }
    }
}
