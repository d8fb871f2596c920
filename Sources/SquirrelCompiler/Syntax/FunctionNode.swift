/// A local variable or parameter of a function.
struct LocalNode {
    /// Nil for a register that no name refers to.
    var name: Symbol?
    /// Some inner function uses it.
    var isCaptured = false
    /// Something other than its declaration assigns to it.
    var isReassigned = false
}

/// Where a captured variable comes from, seen from the function that contains the capturing one.
enum CaptureSource: Hashable {
    case local(UInt32)
    case outer(UInt32)
}

struct OuterNode {
    var name: Symbol
    var source: CaptureSource
}

/// A function of the program. Functions are numbered in the order in which they begin, so parents come before children.
struct FunctionNode {
    /// Nil for an anonymous function or lambda.
    var name: Symbol?
    var parent: UInt32?
    var position: SourcePosition
    /// Parameters with `this`, without `vargv`.
    var parameterCount = 1
    var isVariadic = false
    var isGenerator = false
    var assignsThis = false
    /// Default values, evaluated in the enclosing function.
    var defaults: List = .empty
    /// `this`, the parameters, `vargv` if variadic, then every local in the order of declaration.
    var locals: [LocalNode] = []
    var outers: [OuterNode] = []
    var body: FunctionBody = .statements(.empty)
    /// Position of the last token of the body.
    var endLine: Int32 = 0
}

enum FunctionBody {
    case statements(List)
    case statement(StatementID)
    /// A lambda's value.
    case value(ExpressionID, SourcePosition)
}
