/// What the parser makes of a source: nodes in arrays, linked by their indices.
struct SyntaxTree {
    private(set) var expressions: [Expression] = []
    private(set) var statements: [StatementNode] = []
    /// Indices of expressions or statements, for nodes with any number of children.
    private(set) var lists: [UInt32] = []
    private(set) var members: [Member] = []
    private(set) var branches: [Branch] = []
    private(set) var cases: [SwitchCaseNode] = []
    private(set) var classes: [ClassNode] = []
    private(set) var forLoops: [ForNode] = []
    private(set) var foreachLoops: [ForeachNode] = []
    private(set) var switches: [SwitchNode] = []
    /// Function 0 is the body of the program.
    var functions: [FunctionNode] = []
    /// Names of the source files.
    var sources: [Symbol] = []

    subscript(id: ExpressionID) -> Expression { expressions[Int(id.index)] }
    subscript(id: StatementID) -> StatementNode { statements[Int(id.index)] }

    /// The expression at a position of `lists`, as the indices of a `List` give them.
    func expression(at position: Int) -> ExpressionID { ExpressionID(index: lists[position]) }
    func statement(at position: Int) -> StatementID { StatementID(index: lists[position]) }

    mutating func add(_ expression: Expression) -> ExpressionID {
        expressions.append(expression)
        return ExpressionID(index: UInt32(expressions.count - 1))
    }

    mutating func add(_ statement: Statement, at position: SourcePosition) -> StatementID {
        statements.append(StatementNode(kind: statement, position: position))
        return StatementID(index: UInt32(statements.count - 1))
    }

    mutating func add(list: some Collection<UInt32>) -> List {
        defer { lists.append(contentsOf: list) }
        return List(start: UInt32(lists.count), count: UInt32(list.count))
    }

    mutating func add(members new: some Collection<Member>) -> List {
        defer { members.append(contentsOf: new) }
        return List(start: UInt32(members.count), count: UInt32(new.count))
    }

    mutating func add(branches new: [Branch]) -> List {
        defer { branches.append(contentsOf: new) }
        return List(start: UInt32(branches.count), count: UInt32(new.count))
    }

    mutating func add(cases new: [SwitchCaseNode]) -> List {
        defer { cases.append(contentsOf: new) }
        return List(start: UInt32(cases.count), count: UInt32(new.count))
    }

    mutating func add(_ node: ClassNode) -> Expression {
        classes.append(node)
        return .classLiteral(UInt32(classes.count - 1))
    }

    mutating func add(_ node: ForNode) -> Statement {
        forLoops.append(node)
        return .forLoop(UInt32(forLoops.count - 1))
    }

    mutating func add(_ node: ForeachNode) -> Statement {
        foreachLoops.append(node)
        return .foreachLoop(UInt32(foreachLoops.count - 1))
    }

    mutating func add(_ node: SwitchNode) -> Statement {
        switches.append(node)
        return .switchCase(UInt32(switches.count - 1))
    }
}
