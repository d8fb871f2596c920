extension Generator {
    static let containerStatements: [Production<[Statement]>] = [
        Production("growth of an array", 5) { g in
            g.variable(.integers).map { name in
                let change = g.random.pick("append(", "push(", "insert(0, ", "extend([")
                return [
                    Statement(
                        "if (\(name).len() < 40) \(name).\(change)\(g.integer)\(change == "extend([" ? "])" : ")");")
                ]
            }
        },
        Production("change of an array", 5) { g in
            g.variable(.integers).map { name in
                let value = g.integer
                return [
                    Statement(
                        g.random.pick(
                            "\(name)[0] = \(value);", "\(name)[\(g.integer) & 3] = \(value);",
                            "\(name)[1] += \(value);",
                            "\(name).resize(\(value) & 7, 9);", "\(name)[0]++;"))
                ]
            }
        },
        Production("rearrangement of an array", 5) { g in
            g.variable(.integers).map { name in
                [
                    Statement(
                        g.random.pick(
                            "\(name).reverse();", "\(name).sort();", "out(\(name).pop());", "out(\(name).remove(0));",
                            "out(\(name).top());", "\(name).sort(@(a, b) b <=> a);", "\(name).clear();",
                            "\(name).sort(@(a, b) (a & 7) - (b & 7));", "\(name).apply(@(n) n + 1);"))
                ]
            }
        },
        Production("change of a table", 9) { g in
            g.variable(.table).map { name in
                let (key, value) = (g.random.pick(keyNames + ["n1", "n2"]), g.integer)
                return [
                    Statement(
                        g.random.pick(
                            "\(name).\(key) <- \(value);", "\(name)[\(g.string)] <- \(value);",
                            "\(name).\(key) = \(value);",
                            "\(name).\(key) += \(value);", "\(name).\(key)++;", "\(name)[\(g.string)] = \(value);",
                            "\(name).rawset(\(g.string), \(value));"))
                ]
            }
        },
        Production("removal from a table", 4) { g in
            g.variable(.table).map { name in
                let key = g.random.pick(keyNames)
                return [
                    Statement(
                        g.random.pick(
                            "out(delete \(name).\(key));", "out(\(name).rawdelete(\(g.string)));",
                            "delete \(name)[\"\(key)\"];",
                            "\(name).clear();"))
                ]
            }
        },
        Production("filling a table", 2) { g in
            g.variable(.table).map {
                [Statement("foreach (place, word in \(g.strings)) \($0)[word + \(g.integer) % 9] <- place;")]
            }
        },
        Production("integer keys", 2) { g in
            let name = g.newName("numbers")
            return [
                Statement("local \(name) = {};"),
                Statement("foreach (i, n in \(g.integers)) \(name)[n] <- i;"),
                Statement("out(\(name));"),
            ]
        },
        // AvoidanceRule.deadReferences
        Production("dead reference", 1) { _ in
            [Statement("out([1].map(function(n) { local item = [n]; return item.weakref(); }));")]
        },
        Production("weak slot", 1) { g in
            g.variable(g.random.pick(.integers, .table)).map { [Statement("out({ weak = \($0).weakref() }.weak);")] }
        },
    ]
}
