/// An expression of a `SyntaxTree`, as an index: the tree needs no pointers and is freed without recursion, however
/// deep.
struct ExpressionID: Equatable {
    let index: UInt32
}

/// A run of indices in `SyntaxTree.lists`.
struct List {
    var start: UInt32
    var count: UInt32

    static let empty = List(start: 0, count: 0)
    var indices: Range<Int> { Int(start)..<Int(start + count) }
}

enum UnaryOperator: UInt8 {
    case negate, not, bitNot, typeOf, clone, resume
}

/// Binary operators, all left-associative. `logicalOr` and `logicalAnd` evaluate their right side only if they need it.
enum BinaryOperator: UInt8 {
    case logicalOr, logicalAnd
    case exists, instanceOf
    case bitOr, bitXor, bitAnd
    case equal, notEqual, threeWay
    case less, greater, lessEqual, greaterEqual
    case shiftLeft, shiftRight, unsignedShiftRight
    case add, subtract
    case multiply, divide, modulo

    var isLogical: Bool { self == .logicalOr || self == .logicalAnd }
}

/// One node. Names are resolved: a bare name that is no local, captured variable or constant is a field of `this`.
enum Expression {
    case null
    case bool(Bool)
    case integer(Int32)
    case float(bits: UInt32)
    case string(Symbol)
    /// A variable of the current function; number 0 is `this`.
    case local(UInt32)
    /// A captured variable, by its number in the current function.
    case outer(UInt32)
    /// The root table, written `::`.
    case root
    /// `base`: the base class of the class the function was defined in.
    case base
    /// `object.name`, `object["name"]`.
    case field(ExpressionID, Symbol)
    case index(ExpressionID, ExpressionID)
    /// A call whose `this` is the caller's.
    case call(ExpressionID, List)
    /// A call of a field or index, whose container becomes `this`.
    case methodCall(ExpressionID, List)
    case unary(UnaryOperator, ExpressionID)
    case binary(BinaryOperator, ExpressionID, ExpressionID)
    /// Condition, value, condition, value, …, value otherwise.
    case conditional(List)
    /// Targets are locals, outers, fields and indices.
    case assign(ExpressionID, ExpressionID)
    case compoundAssign(BinaryOperator, ExpressionID, ExpressionID)
    case newSlot(ExpressionID, ExpressionID)
    /// `++` (1) or `--` (-1); a postfix one yields the old value.
    case increment(ExpressionID, by: Int8, isPostfix: Bool)
    case delete(ExpressionID)
    case comma(List)
    case array(List)
    /// Members, as a range of `SyntaxTree.members`.
    case table(List)
    /// Number in `SyntaxTree.classes`.
    case classLiteral(UInt32)
    /// Number in `SyntaxTree.functions`.
    case function(UInt32)
}

/// A slot of a table literal or a member of a class.
struct Member {
    var key: ExpressionID
    var value: ExpressionID
    /// A table of attributes.
    var attributes: ExpressionID?
    var isStatic = false
}

struct ClassNode {
    var base: ExpressionID?
    var attributes: ExpressionID?
    /// A range of `SyntaxTree.members`.
    var members: List = .empty
}
