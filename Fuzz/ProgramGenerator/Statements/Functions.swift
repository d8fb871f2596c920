extension Generator {
    static let functionStatements: [Production<[Statement]>] = [
        Production("local function", 7) { $0.localFunction() },
        Production("generator", 5) { $0.generatorFunction() },
        Production("global function", 2) { g in
            guard g.functions.count == 1, g.statementDepth <= 1 else { return nil }
            let name = g.newName("global")
            let parameter = Variable(name: g.newName("i"), type: .integer)
            let body = g.functionBody(FunctionContext(), [parameter])
            g.function.scopes[0].append(Variable(name: name, type: .function, isAssignable: false, isLocal: false))
            return [Statement(.line("function \(name)(\(parameter.name)) {"), .block(body), .line("}"))]
        },
        Production("generator of nulls", 1) { g in
            [Statement("foreach (i, x in (function() { yield; out(\(g.integer)); yield\n})()) { out(i); out(x); }")]
        },
        Production("immediate function", 2) { g in
            let parameter = Variable(name: g.newName("i"), type: .integer)
            let body = g.functionBody(FunctionContext(isImmediate: true), [parameter])
            return [
                Statement(.line("out((function(\(parameter.name)) {"), .block(body), .line("})(\(g.integer)));"))
            ]
        },
    ]

    /// Statements and a return, the fuel first.
    mutating func functionBody(_ context: FunctionContext, _ parameters: [Variable]) -> [Statement] {
        body(context, parameters: parameters) { g in
            [Statement("::tick();")] + g.statements(g.random.number(1...4)) + g.lastReturn()
        }
    }

    private mutating func lastReturn() -> [Statement] {
        let (result, type) = (expression(function.result), function.result)
        switch random.below(10) {
        case 0: return [Statement("if (\(condition())) return \(result); else return \(expression(type));")]
        case 1 where type == .integer:
            guard let callee = variable(.function) else { break }
            return [Statement("return \(callee)(\(result));")]
        default: break
        }
        return [Statement("return \(result);")]
    }

    private mutating func localFunction() -> [Statement] {
        let parameter = Variable(name: newName("i"), type: .integer)
        var parameters = [parameter]
        let more: String
        switch random.below(4) {
        case 0:
            let second = Variable(name: newName("s"), type: .string)
            more = ", \(second.name) = \(variable(.string) ?? leaf(.string))"
            parameters.append(second)
        case 1: more = ", ..."
        case 2: more = " = \(variable(.integer) ?? leaf(.integer))"
        default: more = ""
        }
        let body = functionBody(FunctionContext(), parameters)
        let name = declare(.function, isAssignable: false)
        return [Statement(.line("local \(name) = function(\(parameter.name)\(more)) {"), .block(body), .line("};"))]
    }

    private mutating func generatorFunction() -> [Statement] {
        let parameter = Variable(name: newName("i"), type: .integer)
        let body = body(FunctionContext(isGenerator: true), parameters: [parameter]) { g in
            let first = [Statement("::tick();")] + g.statements(g.random.number(1...4))
            return first + [Statement("yield \(g.integer);")] + g.statements(g.random.number(0...2))
        }
        let make = newName("make")
        let argument = variable(.integer) ?? leaf(.integer)
        let name = declare(.generator, isAssignable: false)
        return [
            Statement(
                .line("local \(make) = function(\(parameter.name)) {"), .block(body), .line("};")),
            Statement("local \(name) = \(make)(\(argument));"),
        ]
    }
}
