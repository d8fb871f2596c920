extension Generator {
    static let branchStatements: [Production<[Statement]>] = [
        Production("if", 8) { g in
            [Statement(.line("if (\(g.condition())) {"), .block(g.block(1...3)), .line("}"))]
        },
        Production("if else", 5) { g in
            [
                Statement(
                    .line("if (\(g.condition())) {"), .block(g.block(1...3)), .line("} else {"), .block(g.block(1...2)),
                    .line("}"))
            ]
        },
        Production("else if", 2) { g in
            [
                Statement(
                    .line("if (\(g.condition())) {"), .block(g.block(1...2)), .line("} else if (\(g.condition())) {"),
                    .block(g.block(1...2)), .line("} else {"), .block(g.block(1...2)), .line("}"))
            ]
        },
        Production("single statement", 2) { g in
            [Statement("if (\(g.condition())) out(\(g.integer)); else out(\(g.string));")]
        },
        Production("switch", 4) { g in [g.switchStatement(on: .integer)] },
        Production("switch on a string", 2) { g in [g.switchStatement(on: .string)] },
        Production("try", 8) { g in g.tryStatement() },
    ]

    private mutating func switchStatement(on type: ValueType) -> Statement {
        var parts: [Statement.Part] = [.line("switch (\(expression(type))) {")]
        let wasInSwitch = function.isInSwitch
        function.isInSwitch = true
        function.switches += 1
        for _ in 0..<random.number(1...4) {
            parts += [.line("case \(caseLabel(type)):"), .block(block(1...2) + caseEnd())]
        }
        if random.chance(50) { parts += [.line("default:"), .block(block(1...2))] }
        function.switches -= 1
        function.isInSwitch = wasInSwitch
        return Statement(parts: parts + [.line("}")])
    }

    private mutating func caseEnd() -> [Statement] { random.chance(60) ? [Statement("break;")] : [] }

    /// AvoidanceRule.caseLabelLocal: a literal, or a computation.
    private mutating func caseLabel(_ type: ValueType) -> String {
        if type == .string { return random.chance(60) ? "\"\(random.pick(Self.words))\"" : "\(string) + \"\"" }
        return random.chance(70) ? random.pick("0", "1", "2", "5", "1.0", "-3") : "\(integer) + 0"
    }

    private mutating func tryStatement() -> [Statement] {
        function.tries += 1
        let body = block(1...4)
        function.tries -= 1
        let name = newName("e")
        let handler = [Statement("out(\(name));")] + block(0...2)
        return [Statement(.line("try {"), .block(body), .line("} catch (\(name)) {"), .block(handler), .line("}"))]
    }

    static let jumpStatements: [Production<[Statement]>] = [
        // AvoidanceRule.capturedCounterAtBreak
        Production("break", 4) { g in
            g.function.loops.last == true || g.function.switches > 0 ? [Statement("if (\(g.condition())) break;")] : nil
        },
        Production("continue", 4) { g in
            g.function.loops.isEmpty ? nil : [Statement("if (\(g.condition())) continue;")]
        },
        Production("return", 4) { g in
            guard !g.function.isMain, !g.function.isGenerator else { return nil }
            return [Statement("if (\(g.condition())) return \(g.expression(g.function.result));")]
        },
        Production("throw", 4) { g in
            g.function.tries > 0 || !g.function.isMain && g.random.chance(30)
                ? [Statement("if (\(g.condition())) throw \(g.expression(g.random.pick(ValueType.showable)));")] : nil
        },
        // AvoidanceRule.yieldInTry
        Production("yield", 12) { g in
            guard g.function.isGenerator, g.function.tries == 0 else { return nil }
            return [Statement("yield \(g.integer);")]
        },
    ]
}

extension Statement {
    init(parts: [Part]) { self.parts = parts }
}
