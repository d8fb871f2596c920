extension Generator {
    /// Small programs of a few lines, for what the other productions put together too rarely.
    static let scenarioStatements: [Production<[Statement]>] = [
        Production("closures of a loop", 3) { g in
            // AvoidanceRule.capturedInTry, .capturedInGenerator
            guard g.function.tries == 0, !g.function.isGenerator else { return nil }
            let list = g.newName("list")
            return [
                Statement("local \(list) = [];"),
                Statement("for (local i = 0; i < 3; i++) { local c = i * \(g.integer); \(list).append(@() c++ + i); }"),
                Statement("foreach (f in \(list)) { out(f()); out(f()); }"),
            ]
        },
        Production("shared variable", 3) { g in
            guard g.function.tries == 0, !g.function.isGenerator else { return nil }
            let name = g.newName("shared")
            return [
                Statement("local \(name) = \(g.integer);"),
                Statement("local get\(name) = @() \(name), set\(name) = function(n) { \(name) = n; };"),
                Statement("set\(name)(\(g.integer)); out(\(name)); \(name) += \(g.integer); out(get\(name)());"),
            ]
        },
        Production("object made of a table", 3) { g in
            let name = g.newName("object")
            return [
                Statement(
                    .line("local \(name) = {"),
                    .block([
                        Statement("n = \(g.integer), items = \(g.integers),"),
                        Statement("function grow(by = 1) { n += by; items.append(n); return this; }"),
                        Statement("function each(f) { foreach (i, x in items) f(x); return n; }"),
                    ]), .line("};")),
                Statement("out(\(name).grow(\(g.integer)).grow().each(@(x) out(x))); out(\(name)[\"grow\"]().n);"),
                Statement("out(\(name).items); \(name).n -= \(g.integer); \(name).items[0] *= 2; out(\(name).n);"),
            ]
        },
        Production("recursive generator", 2) { g in
            let name = g.newName("walk")
            return [
                Statement(
                    """
                    local \(name) = { function over(x, depth = 0) {
                        if (typeof x == "array" && depth < 4) {
                            foreach (item in x) foreach (inner in over(item, depth + 1)) yield inner;
                        } else yield show(x);
                        return depth;
                    } };
                    """),
                Statement(
                    "foreach (i, x in \(name).over([\(g.integer), [\(g.string), [\(g.table)]], \(g.integers)])) "
                        + "print(i + x + \" \"); print(\"\\n\");"),
            ]
        },
        Production("generator to its end", 2) { g in
            let name = g.newName("gen")
            return [
                Statement("local \(name) = counting(\(g.integer) & 3);"),
                Statement(
                    "try { while (true) { ::tick(); out(resume \(name)); out(\(name).getstatus()); } } catch (e) out(e);"
                ),
            ]
        },
        Production("rethrown", 3) { g in
            let thrown = g.expression(g.random.pick(ValueType.showable))
            return [
                Statement(
                    "try { try { throw \(thrown); } catch (e) { out(e); throw [e, \(g.scalar())]; } } catch (e) { out(e); }"
                )
            ]
        },
        Production("leaving try", 3) { g in
            let last = g.random.pick("break", "continue", "return i", "throw i")
            return [
                Statement(
                    """
                    out((function(n) {
                        for (local i = 0; i < 4; i++) {
                            try { try { if (i == (n & 3)) \(last); out(i); } catch (inner) { out(inner); if (n & 4) throw "again"; } }
                            catch (outer) { out(outer); if (n & 8) \(g.random.pick("continue", "break", "return -1")); }
                        }
                        return n;
                    })(\(g.integer)));
                    """)
            ]
        },
        Production("variable arguments", 2) { g in
            let name = g.newName("sum")
            return [
                Statement(
                    "local \(name) = function(first, ...) { foreach (x in vargv) first += x; return first + vargv.len(); };"
                ),
                Statement("out(\(name)(\(g.integer))); out(\(name)(\(g.integer), \(g.integer), \(g.float)));"),
                Statement("out(\(name).acall([this].extend(\(g.integers)) || [this, \(g.string), \(g.integer)]));"),
            ]
        },
        Production("defaults", 2) { g in
            let name = g.newName("defaults")
            return [
                Statement(
                    "local \(name) = function(a, b = \(g.scalar()), c = \(g.integers)) { c.append(1); return [show(b), c.len()]; };"
                ),
                Statement("out(\(name)(1)); out(\(name)(1, 2)); out(\(name)(1, null, [])); out(\(name)());"),
            ]
        },
        Production("mutual recursion", 2) { g in
            let name = g.newName("even")
            return [
                Statement(
                    "::\(name) <- function(n) { ::tick(); return n <= 0 ? \(g.kept(.bool)) : ::odd\(name)(n - 1); }; "
                        + "::odd\(name) <- function(n) { ::tick(); return n <= 0 ? \"odd\" : ::\(name)(n - 1); };"),
                Statement("out(::\(name)(\(g.random.pick("0", "7", "30", "(\(g.integer) & 31)"))));"),
            ]
        },
        Production("order of evaluation", 3) { g in
            g.variable(.integer, assignable: true).map { name in
                [
                    Statement(
                        g.random.pick(
                            "out(\(name) + \(name)++);", "out(\(name)++ + \(name)++);",
                            "out([\(name), ++\(name), \(name)--]);",
                            "out(\(name) - (\(name) = \(g.integer)));",
                            "{ local a = [0, 0, 0]; local i = 0; a[i++] = i; out(a); }",
                            "out(\(name) * --\(name));", "out(\(name)++ <=> \(name));"))
                ]
            }
        },
        Production("assignment to an expression", 1) { g in
            g.variable(.integer).map { [Statement("out((\(g.integer) == 3 || \($0) = \(g.integer))); out(\($0));")] }
        },
        Production("nested containers", 3) { g in
            let name = g.newName("nested")
            return [
                Statement(
                    "local \(name) = { list = [\(g.table), \(g.integers)], inner = { x = \(g.scalar()), f = @(n) n + 1 } };"
                ),
                Statement(
                    "\(name).inner.x = \(name).inner.f(\(g.integer)); \(name).list[0].fresh <- \(g.integer); \(name).list[1].append(\(g.integer));"
                ),
                Statement(
                    "out(\(name)); out(\(name).list[0] in \(name)); delete \(name).list[0].fresh; out(\(name).list);"),
            ]
        },
        Production("blob", 2) { g in
            let name = g.newName("blob")
            let format = g.random.pick("i", "s", "w", "b", "c", "f", "d")
            return [
                Statement("local \(name) = blob(\(g.random.pick("0", "4", "9")));"),
                Statement(
                    "\(name).writen(\(format == "f" || format == "d" ? g.float : g.integer), '\(format)'); out(\(name).tell());"
                ),
                Statement(
                    "\(name).seek(0); out(\(name).readn('\(format)')); out(\(name).len()); foreach (i, x in \(name)) print(x + \" \");"
                ),
                Statement("\(name)[\(g.integer) & 7] = \(g.integer); out(\(name)[0]); out(\(name).eos());"),
            ]
        },
        Production("regular expression", 2) { g in
            let pattern = g.random.pick("(a|b)+", "[0-9]+", "\\\\w+", "x?y*", "^.", "(k)(.)", "[^a-c]", "e.*o")
            let name = g.newName("match")
            return [
                Statement("local \(name) = regexp(\"\(pattern)\").search(\(g.string));"),
                Statement("if (\(name)) { out(\(name).begin); out(\(name).end); } else out(\"none\");"),
            ]
        },
        Production("environment", 2) { g in
            let name = g.newName("who")
            return [
                Statement(
                    "local \(name) = { id = \(g.scalar()), function who(...) { return show(id) + vargv.len(); } };"),
                Statement(
                    "local other\(name) = { id = \(g.scalar()) }; out(\(name).who.call(other\(name), 1)); "
                        + "out(\(name).who.bindenv(other\(name))(2, 3)); out(other\(name).rawin(\"who\"));"),
                Statement(
                    "out(\(name).who.acall([other\(name)])); other\(name).setdelegate(\(name)); out(other\(name).who());"
                ),
            ]
        },
        Production("sort by a key", 2) { g in
            [
                Statement(
                    "{ local list = \(g.strings); list.sort(@(a, b) a.len() <=> b.len() || sign(a <=> b)); out(list); }"
                )
            ]
        },
        Production("inheritance", 3) { g in
            guard let base = g.classes.last, g.functions.count == 1, g.statementDepth <= 1 else { return nil }
            let name = g.newName("C")
            g.classes.append(name)
            return [
                Statement(
                    """
                    class \(name) extends \(base) {
                        extra = \(g.scalar());
                        static shared = [\(g.integer)];
                        constructor() { try { base.constructor(); } catch (e) out(e); w = \(g.kept(.integer)); }
                        function get() { ::tick(); return base.get() + 1; }
                        function add(n) { shared[0]++; return base.add(n) - shared[0]; }
                    }
                    """),
                Statement(
                    "out(\(name).getbase() == \(base)); out(\(name)().get()); out(\(name)().add(2)); out(\(name)() instanceof \(base));"
                ),
            ]
        },
        Production("many constants", 1) { g in
            guard g.statementCount < 60, g.random.chance(5) else { return nil }
            let numbers = (0..<66_000).map { "\($0 + 100_000)" }.joined(separator: ",")
            return [Statement("{ local many = [\(numbers)]; out(many.len()); out(many[65999] + \"\" + many.top()); }")]
        },
        Production("assertion", 1) { g in [Statement("try { assert(\(g.bool)); out(true); } catch (e) out(e);")] },
    ]
}
