extension Generator {
    private static let maximalDepth = 5

    /// An expression of this type. It may throw, but it has no other type.
    mutating func expression(_ type: ValueType) -> String {
        expressionDepth += 1
        defer { expressionDepth -= 1 }
        let isDeep = expressionDepth > Self.maximalDepth
        if random.chance(isDeep ? 70 : 30), let name = variable(type) { return name }
        if isDeep || random.chance(12) { return leaf(type) }
        return choose(Self.productions(type)) ?? leaf(type)
    }

    var integer: String { mutating get { expression(.integer) } }
    var float: String { mutating get { expression(.float) } }
    var string: String { mutating get { expression(.string) } }
    var bool: String { mutating get { expression(.bool) } }
    var integers: String { mutating get { expression(.integers) } }
    var strings: String { mutating get { expression(.strings) } }
    var table: String { mutating get { expression(.table) } }

    mutating func scalar() -> String { expression(random.pick(ValueType.scalars)) }

    static func productions(_ type: ValueType) -> [Production<String>] {
        switch type {
        case .integer: integerProductions
        case .float: floatProductions
        case .string: stringProductions
        case .bool: boolProductions
        case .integers: integersProductions
        case .strings: stringsProductions
        case .table: tableProductions
        case .function: functionProductions
        case .generator: generatorProductions
        case .instance: instanceProductions
        }
    }

    /// The simplest expression of a type.
    mutating func leaf(_ type: ValueType) -> String {
        switch type {
        case .integer: integerLiteral()
        case .float: floatLiteral()
        case .string: "\"\(random.pick(Self.words))\""
        case .bool: random.pick("true", "false")
        case .integers: "[\(integerLiteral()), \(integerLiteral())]"
        case .strings: random.pick("[\"q\"]", "[\"b\", \"a\"]", "[]")
        case .table: random.pick("{}", "{ a = 1 }", "{ b = 2, a = 5 }")
        case .function: random.pick("@(n) n", "@(n) n + 1", "abs")
        case .generator: "(function() { yield \(integerLiteral()); })()"
        case .instance: classes.isEmpty ? "Plain()" : "\(random.pick(classes))()"
        }
    }

    static let words = ["", "a", "b", "c", "ab", "key", "x1", "hello", "k1", "A b", "zz", "a,b;c", "12", "0.5", "%d"]
    static let keyNames = ["a", "b", "c", "k1", "x", "yy", "zed"]

    private mutating func integerLiteral() -> String {
        random.pick(
            ["0", "1", "2", "3", "4", "5", "7", "10", "16", "100", "-1", "-3", "255", "1000", "65535", "'a'", "0x7F"]
                + ["2147483647", "-2147483648", "0xFFFFFFFF", "010", "127", "128", "-128", "-129", "40000"])
    }

    private mutating func floatLiteral() -> String {
        random.pick("0.5", "1.5", "-2.25", "3.0", "100.125", "1e6", "0.1", "1e-5", "0.0", "-0.0", "16777216.0", "2.")
    }

    /// A condition, which may be of any type.
    mutating func condition() -> String {
        random.chance(80) ? bool : expression(random.pick(.integer, .string, .float, .table))
    }

    /// `condition ? a : b`; AvoidanceRule.conditionAfterComparison
    mutating func ternary(_ type: ValueType) -> String {
        let condition = condition()
        let isName = condition.allSatisfy { "()_".contains($0) || $0.isLetter || $0.isNumber }
        return "(\(isName ? "0 || " : "")\(condition) ? \(expression(type)) : \(expression(type)))"
    }

    /// An expression inside a function that outlives the statement.
    mutating func kept(_ type: ValueType) -> String {
        var text = ""
        _ = body(FunctionContext(), parameters: []) {
            text = $0.expression(type)
            return []
        }
        return text
    }

    /// A lambda that is used at once.
    mutating func lambda(_ parameters: [ValueType], _ result: ValueType) -> String {
        let variables = parameters.map { Variable(name: newName($0.prefix), type: $0) }
        var text = ""
        _ = body(FunctionContext(isImmediate: true), parameters: variables) {
            text = $0.expression(result)
            return []
        }
        return "@(\(variables.map(\.name).joined(separator: ", "))) \(text)"
    }
}
