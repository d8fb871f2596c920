/// What the operand that was parsed last is, which decides what may be done to the expression it ends.
///
/// The reference keeps this in one variable that binary and prefix operators leave alone. Hence `a == b = 2` is judged
/// by `b` (see `Parser.assignToCompound`).
struct Operand {
    enum Kind {
        /// A value that cannot be assigned to.
        case value
        case local
        case outer
        /// A field or an element.
        case object
        case base
    }

    var kind = Kind.value
    /// The operand itself, without operators around it.
    var node = ExpressionID.this
    /// The expression is the target of `delete`, `++`, `--` or `class`, so the last access is not performed.
    var isTarget = false
}

/// A binary operator that was read with its left side and waits for its right side.
struct PendingOperator {
    var symbol: BinaryOperator
    var left: ExpressionID
    /// Registers in use before the left side, and before the right side.
    var base: Int
    var rightBase: Int
}

extension BinaryOperator {
    /// The operator a token stands for.
    init?(_ kind: TokenKind) {
        switch kind {
        case .or: self = .logicalOr
        case .and: self = .logicalAnd
        case .in: self = .exists
        case .instanceof: self = .instanceOf
        case .bar: self = .bitOr
        case .caret: self = .bitXor
        case .ampersand: self = .bitAnd
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .threeWay: self = .threeWay
        case .less: self = .less
        case .greater: self = .greater
        case .lessEqual: self = .lessEqual
        case .greaterEqual: self = .greaterEqual
        case .shiftLeft: self = .shiftLeft
        case .shiftRight: self = .shiftRight
        case .unsignedShiftRight: self = .unsignedShiftRight
        case .plus: self = .add
        case .minus: self = .subtract
        case .star: self = .multiply
        case .slash: self = .divide
        case .percent: self = .modulo
        default: return nil
        }
    }

    /// The operator inside a compound assignment.
    init?(compound kind: TokenKind) {
        switch kind {
        case .plusAssign: self = .add
        case .minusAssign: self = .subtract
        case .starAssign: self = .multiply
        case .slashAssign: self = .divide
        case .percentAssign: self = .modulo
        default: return nil
        }
    }

    /// Higher binds tighter.
    ///
    /// In 3.0.4 `in` and `instanceof` share the level of `&&`, which is right-associative while they are not: that
    /// amounts to a level of their own above it.
    var precedence: Int {
        switch self {
        case .logicalOr: 1
        case .logicalAnd: 2
        case .exists, .instanceOf: 3
        case .bitOr: 4
        case .bitXor: 5
        case .bitAnd: 6
        case .equal, .notEqual, .threeWay: 7
        case .less, .greater, .lessEqual, .greaterEqual: 8
        case .shiftLeft, .shiftRight, .unsignedShiftRight: 9
        case .add, .subtract: 10
        case .multiply, .divide, .modulo: 11
        }
    }
}

extension TokenKind {
    /// `=`, `<-`, `+=` and so on.
    var isAssignment: Bool {
        switch self {
        case .assign, .newSlot, .plusAssign, .minusAssign, .starAssign, .slashAssign, .percentAssign: true
        default: false
        }
    }

    /// Before these tokens an access is left to what follows: an assignment, a call, a step.
    var suspendsAccess: Bool {
        isAssignment || self == .leftParenthesis || self == .plusPlus || self == .minusMinus
    }
}
