extension Generator {
    static let classStatements: [Production<[Statement]>] = [
        Production("class", 7) { $0.classDeclaration() }
    ]

    private mutating func classDeclaration() -> [Statement] {
        let name = newName("C")
        let isOutermost = functions.count == 1 && statementDepth <= 1
        let base = isOutermost && random.chance(50) && !classes.isEmpty ? " extends \(random.pick(classes))" : ""
        var members = [
            Statement("v = \(random.pick("0", "1", "5"));"), Statement("w = \(random.pick("0", "7", "-2"));"),
            Statement("static limit = \(random.pick("10", "3"));"),
        ]
        members += [
            method("get", [], .integer), method("add", [Variable(name: "n", type: .integer)], .integer),
        ]
        if random.chance(40) { members.append(constructor(callsBase: !base.isEmpty)) }
        if random.chance(20) { members.append(Statement("</ note = \(string) /> list = null;")) }
        for metamethod in random.sample(Self.metamethods, random.number(0...6)) {
            members += metamethod.make(&self) ?? []
        }
        if isOutermost { classes.append(name) }
        let object = declare(.instance, isAssignable: false)
        let declaration = isOutermost ? "class \(name)\(base) {" : "local \(name) = class\(base) {"
        return [
            Statement(.line(declaration), .block(members), .line("}")), Statement("local \(object) = \(name)();"),
        ]
    }

    private mutating func method(_ name: String, _ parameters: [Variable], _ result: ValueType) -> Statement {
        let body = functionBody(FunctionContext(isMethod: true, result: result), parameters)
        return Statement(
            .line("function \(name)(\(parameters.map(\.name).joined(separator: ", "))) {"), .block(body), .line("}"))
    }

    private mutating func constructor(callsBase: Bool) -> Statement {
        let body = body(FunctionContext(isMethod: true), parameters: []) { g in
            let first =
                callsBase && g.random.chance(50) ? [Statement("try { base.constructor(); } catch (e) out(e);")] : []
            return first + [Statement("v = \(g.leaf(.integer));")]
                + g.guarded { $0.statements($0.random.number(1...2)) }
        }
        return Statement(.line("constructor() {"), .block(body), .line("}"))
    }

    /// What a class may do about operators.
    private static let metamethods: [Production<[Statement]>] = [
        Production("_add", 1) { _ in
            [Statement("function _add(x) { ::tick(); v += typeof x == \"integer\" ? x : 1; return this; }")]
        },
        Production("_sub", 1) { _ in [Statement("function _sub(x) { return v - (typeof x == \"integer\" ? x : 2); }")]
        },
        Production("_mul", 1) { g in [Statement("function _mul(x) { ::tick(); return \(g.kept(.integer)); }")] },
        Production("_div", 1) { _ in [Statement("function _div(x) { throw \"no division\"; }")] },
        // AvoidanceRule.modulo: it does not throw.
        Production("_modulo", 1) { _ in [Statement("function _modulo(x) { return \"modulo\"; }")] },
        Production("_unm", 1) { g in [g.method("_unm", [], .integer)] },
        Production("_cmp", 1) { _ in [Statement("function _cmp(x) { return v <=> x.v; }")] },
        // AvoidanceRule.errorsInCall
        Production("_call", 1) { _ in [Statement("function _call(env) { return [\"called\", typeof env]; }")] },
        Production("_tostring", 1) { g in [g.method("_tostring", [], .string)] },
        Production("_typeof", 1) { _ in [Statement("function _typeof() { return \"kind\" + v; }")] },
        Production("_nexti", 1) { _ in
            [Statement("function _nexti(i) { return i == null ? \"v\" : i == \"v\" ? \"w\" : null; }")]
        },
        Production("_get", 1) { g in
            [
                Statement(
                    "function _get(k) { ::tick(); if (k == \"z\") return \(g.random.pick("5", "\"five\"", "v")); throw null; }"
                )
            ]
        },
        Production("_set", 1) { _ in
            [Statement("function _set(k, x) { if (k == \"z\") { w = 1; return; }; throw null; }")]
        },
        Production("_newslot", 1) { _ in [Statement("function _newslot(k, x) { print(\"newslot \"); out(k); }")] },
        Production("_delslot", 1) { _ in [Statement("function _delslot(k) { print(\"delslot \"); out(k); return k; }")]
        },
        Production("_cloned", 1) { _ in [Statement("function _cloned(original) { v = original.v + 1; }")] },
        Production("_inherited", 1) { _ in [Statement("function _inherited(attributes) { print(\"inherited\\n\"); }")]
        },
    ]

    static let objectStatements: [Production<[Statement]>] = [
        Production("use of an instance", 12) { g in
            guard let object = g.variable(.instance), let other = g.variable(.instance) else { return nil }
            return [
                Statement(
                    g.random.pick([
                        "\(object).v = \(g.integer);", "\(object).v += \(g.integer);", "out(\(object).w++);",
                        "out(\(object).add(\(g.integer)));", "out(\(object).get());", "out(\(object).limit);",
                        "out(\(object).z);", "\(object).z = \(g.integer);", "\(object).n1 <- 1;",
                        "out(delete \(object).n1);", "out(\(object)());", "out((\(object) + \(g.integer)).v);",
                        "out(\(object) - \(g.integer));", "out(\(object) * \(other));", "out(-\(object));",
                        "out(\(object) / 2);", "out((clone \(object)).v);",
                        "out(\(object).getclass() == \(other).getclass());",
                        "out(typeof \(object));", "out(\(object).getclass().getbase() == null);",
                        "out(\(object).getclass().getattributes(\"v\"));", "out(\(object).rawget(\"v\"));",
                        "out(\(object).rawin(\"z\"));", "\(object).rawset(\"w\", \(g.integer));",
                        "out(\(object)[\"g\" + \"et\"]());", "\(object).getclass().extra <- @() v + 1;",
                        "out(\(object).extra());", "try { out(\(object)[\"add\"](\(g.integer))); } catch (e) out(e);",
                        "\(object).getclass().limit <- \(g.integer);",
                    ]))
            ]
        },
        Production("table with metamethods", 4) { g in
            let name = g.newName("meta")
            return [
                Statement(
                    """
                    local \(name) = { a = \(g.integer) }.setdelegate({
                        function _get(k) { ::tick(); if (k == "b") return \(g.kept(.integer)); throw null; }
                        function _set(k, x) { print("set "); out(k); this[k] <- x; }
                        function _newslot(k, x) { print("newslot "); out(k); rawset(k, x); }
                        function _delslot(k) { print("delslot "); out(k); return rawdelete(k); }
                        function _add(x) { return "sum"; }
                        function _call(env, x) { return x + 1; }
                        function _unm() { return "minus"; }
                        function _cmp(x) { return a <=> x.a; }
                        inherited = \(g.integer)
                    });
                    """),
                Statement(
                    "out(\(name).a + \(name).b); out(\(name).inherited); \(name).c = \(g.integer); \(name).d <- 1;"),
                Statement(
                    "out(\(name)(\(g.integer))); out(-\(name)); out(\(name) + 1); out(delete \(name).a); out(\(name));"),
                Statement("out(\(name) < { a = 3 }.setdelegate(\(name).getdelegate()));"),
            ]
        },
    ]
}
