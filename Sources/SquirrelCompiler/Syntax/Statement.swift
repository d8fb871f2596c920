struct StatementID: Equatable {
    let index: UInt32
}

/// Where a statement begins: what traces and the debugger show.
struct SourcePosition: Equatable {
    var line: Int32
    var column: Int32
    /// Index into the names of source files.
    var source: UInt16
}

struct StatementNode {
    var kind: Statement
    var position: SourcePosition
}

enum Statement {
    case empty
    case expression(ExpressionID)
    /// `{ … }` with a scope of its own.
    case block(List)
    /// `local a = 1, b`: statements without a scope of their own.
    case sequence(List)
    /// Declares one local variable, null if there is no value.
    case local(UInt32, ExpressionID?)
    /// Tests in order, as a range of `SyntaxTree.branches`, and what happens if all fail.
    case conditional(List, otherwise: StatementID?)
    case whileLoop(ExpressionID, StatementID)
    case doWhile(StatementID, ExpressionID)
    /// Number in `SyntaxTree.forLoops`.
    case forLoop(UInt32)
    /// Number in `SyntaxTree.foreachLoops`.
    case foreachLoop(UInt32)
    /// Number in `SyntaxTree.switches`.
    case switchCase(UInt32)
    case breakLoop
    case continueLoop
    case returnValue(ExpressionID?)
    case yieldValue(ExpressionID?)
    case throwValue(ExpressionID)
    /// Body, the variable of the handler, handler.
    case tryCatch(StatementID, UInt32, StatementID)
}

/// `if (condition) body` or `else if (condition) body`.
struct Branch {
    var condition: ExpressionID
    var body: StatementID
    var position: SourcePosition
}

struct ForNode {
    var start: StatementID?
    var condition: ExpressionID?
    var step: ExpressionID?
    var body: StatementID
}

struct ForeachNode {
    /// The variable of the key, if there is one.
    var key: UInt32?
    var value: UInt32
    var container: ExpressionID
    var body: StatementID
}

struct SwitchNode {
    var value: ExpressionID
    /// A range of `SyntaxTree.cases`.
    var cases: List
    /// The statements behind `default:`.
    var otherwise: List?
}

struct SwitchCaseNode {
    var label: ExpressionID
    /// A range of `SyntaxTree.lists`, with a scope of its own.
    var body: List
}
