/// Where members are listed; the three differ in their end and in what may stand between them.
enum MemberContext {
    /// `{ … }` as an expression: members are separated by commas, and JSON keys are allowed.
    case table
    /// `</ … />`: as a table.
    case attributes
    /// The body of a class: separated by semicolons, with attributes and `static`.
    case classBody

    fileprivate var separator: TokenKind { self == .classBody ? .semicolon : .comma }
    fileprivate var terminator: TokenKind { self == .attributes ? .attributeClose : .rightBrace }
}

extension Parser {
    mutating func tableLiteral() throws(CompileError) -> ExpressionID {
        try reserve()
        try advance()
        return tree.add(.table(try members(.table)))
    }

    /// `class` has been read.
    mutating func classExpression() throws(CompileError) -> ExpressionID {
        let base = height
        var node = ClassNode()
        if token.kind == .extends {
            try advance()
            node.base = try expression()
        }
        if token.kind == .attributeOpen { node.attributes = try attributes() }
        try expect(.leftBrace)
        try settle(base)
        node.members = try members(.classBody)
        let expression = tree.add(node)
        return tree.add(expression)
    }

    /// `class name …` puts the class into a slot; the name may be a path, but no variable.
    mutating func classStatement() throws(CompileError) -> Statement {
        let base = height
        try advance()
        let (node, kind, _) = try target()
        if kind == .value { throw failure(.invalidClassName) }
        if kind != .object { throw failure(.localClassName) }
        let value = try classExpression()
        height = base
        return .expression(tree.add(.newSlot(node, value)))
    }

    private mutating func attributes() throws(CompileError) -> ExpressionID {
        try advance()
        try reserve()
        return tree.add(.table(try members(.attributes)))
    }

    /// Members up to and including the closing token.
    private mutating func members(_ context: MemberContext) throws(CompileError) -> List {
        var members: [Member] = []
        let base = height
        while token.kind != context.terminator {
            members.append(try member(context))
            if token.kind == context.separator { try advance() }
            height = base
        }
        try advance()
        return tree.add(members: members)
    }

    private mutating func member(_ context: MemberContext) throws(CompileError) -> Member {
        var attributeTable: ExpressionID?
        var isStatic = false
        if context == .classBody {
            if token.kind == .attributeOpen { attributeTable = try attributes() }
            if token.kind == .static {
                isStatic = true
                try advance()
            }
        }
        let (key, value) = try keyAndValue(context)
        return Member(key: key, value: value, attributes: attributeTable, isStatic: isStatic)
    }

    private mutating func keyAndValue(_ context: MemberContext) throws(CompileError) -> (ExpressionID, ExpressionID) {
        switch token.kind {
        case .function, .constructor:
            return try method()
        case .leftBracket:
            try advance()
            let key = try commaExpression()
            try expect(.rightBracket)
            try expect(.assign)
            return (key, try expression())
        case .stringLiteral where context != .classBody:
            let key = tree.add(.string(token.symbol))
            try advance()
            try reserve()
            try expect(.colon)
            return (key, try expression())
        default:
            let key = tree.add(.string(try expectIdentifier()))
            try reserve()
            try expect(.assign)
            return (key, try expression())
        }
    }

    /// `function name() …` or `constructor() …`.
    private mutating func method() throws(CompileError) -> (ExpressionID, ExpressionID) {
        let start = position
        let isConstructor = token.kind == .constructor
        try advance()
        let name = isConstructor ? .constructor : try expectIdentifier()
        try expect(.leftParenthesis)
        try reserve()
        let function = try functionRest(name, at: start, isLambda: false)
        try reserve()
        return (tree.add(.string(name)), function)
    }
}
