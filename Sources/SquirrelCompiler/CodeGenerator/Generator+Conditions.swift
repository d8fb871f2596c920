import SquirrelVM

/// Conditions that decide where control goes, without a value in a register where that can be avoided.
extension FunctionGenerator {
    /// Goes to `label` if the truth of the expression is `when`, otherwise on to the next instruction.
    mutating func branch(_ id: ExpressionID, to label: Label, when: Bool) {
        let top = code.top
        if let truth = truth(of: id) {
            if truth == when { code.jump(to: label) }
            return
        }
        switch tree[id] {
        case .unary(.not, let value):
            branch(value, to: label, when: !when)
        case .binary(let symbol, _, _) where symbol.isLogical:
            logicalBranch(symbol, id, to: label, when: when)
        case .binary(let symbol, let left, let right) where symbol.isComparison:
            comparison(symbol, left, right, to: label, when: when)
        default:
            let register = operand(id)
            let isBack = code.isBound(label)
            code.jump(when ? (isBack ? .loopTrue : .jumpTrue) : (isBack ? .loopFalse : .jumpFalse), register, to: label)
        }
        code.top = top
    }

    /// The truth of a literal; nil for everything else.
    func truth(of id: ExpressionID) -> Bool? {
        switch tree[id] {
        case .null: false
        case .bool(let value): value
        case .integer(let value): value != 0
        case .float(let bits): bits << 1 != 0
        case .string: true
        default: nil
        }
    }

    private mutating func logicalBranch(_ symbol: BinaryOperator, _ id: ExpressionID, to label: Label, when: Bool) {
        let operands = logicalOperands(symbol, id)
        let deciding = symbol == .logicalOr
        if when == deciding {
            for operand in operands { branch(operand, to: label, when: when) }
            return
        }
        let end = code.newLabel()
        for operand in operands.dropLast() { branch(operand, to: end, when: deciding) }
        branch(operands[operands.count - 1], to: label, when: when)
        code.bind(end)
    }

    private mutating func comparison(
        _ symbol: BinaryOperator, _ left: ExpressionID, _ right: ExpressionID, to label: Label, when: Bool
    ) {
        let left = operand(left)
        if symbol == .equal || symbol == .notEqual {
            equality(left, right, isEqual: (symbol == .equal) == when, to: label)
            return
        }
        let isBack = code.isBound(label)
        if isBack && !when {  // there are no backward forms of `unless`
            let end = code.newLabel()
            relation(symbol, left, right, to: end, .forwardWhen)
            code.jump(to: label)
            code.bind(end)
        } else {
            relation(symbol, left, right, to: label, isBack ? .backwardWhen : when ? .forwardWhen : .forwardUnless)
        }
    }

    private mutating func relation(
        _ symbol: BinaryOperator, _ left: Int, _ right: ExpressionID, to label: Label, _ form: JumpForm
    ) {
        if case .integer(let value) = tree[right], let small = Int8(exactly: value) {
            code.jump(symbol.jumpOpcode(form, isImmediate: true), left, Int(small), to: label)
        } else {
            code.jump(symbol.jumpOpcode(form, isImmediate: false), left, operand(right), to: label)
        }
    }

    private mutating func equality(_ left: Int, _ right: ExpressionID, isEqual: Bool, to label: Label) {
        if code.isBound(label) {
            code.jump(isEqual ? .loopEqual : .loopNotEqual, left, operand(right), to: label)
        } else if let index = literal(right), index <= 255 {
            code.jump(isEqual ? .jumpEqualK : .jumpNotEqualK, left, index, to: label)
        } else {
            code.jump(isEqual ? .jumpEqual : .jumpNotEqual, left, operand(right), to: label)
        }
    }

    /// One `case`: equality does not depend on the order of its sides.
    mutating func jumpIfEqual(_ register: Int, _ value: ExpressionID, to label: Label) {
        let top = code.top
        equality(register, value, isEqual: true, to: label)
        code.top = top
    }

    private mutating func literal(_ id: ExpressionID) -> Int? {
        switch tree[id] {
        case .null: constants.indexOfNull()
        case .bool(let value): constants.index(ofBool: value)
        case .integer(let value): constants.index(ofInteger: value)
        case .float(let bits): constants.index(ofFloat: bits)
        case .string(let symbol): constants.index(of: symbol, in: symbols)
        default: nil
        }
    }
}

enum JumpForm {
    case forwardWhen, forwardUnless, backwardWhen
}

extension BinaryOperator {
    var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual: true
        default: false
        }
    }

    /// The jump for `<`, `<=`, `>` or `>=`; an immediate right side is a small integer.
    fileprivate func jumpOpcode(_ form: JumpForm, isImmediate: Bool) -> Opcode {
        switch (self, form) {
        case (.less, .forwardWhen): isImmediate ? .jumpLessI : .jumpLess
        case (.less, .forwardUnless): isImmediate ? .jumpNotLessI : .jumpNotLess
        case (.less, .backwardWhen): isImmediate ? .loopLessI : .loopLess
        case (.lessEqual, .forwardWhen): isImmediate ? .jumpLessEqualI : .jumpLessEqual
        case (.lessEqual, .forwardUnless): isImmediate ? .jumpNotLessEqualI : .jumpNotLessEqual
        case (.lessEqual, .backwardWhen): isImmediate ? .loopLessEqualI : .loopLessEqual
        case (.greater, .forwardWhen): isImmediate ? .jumpGreaterI : .jumpGreater
        case (.greater, .forwardUnless): isImmediate ? .jumpNotGreaterI : .jumpNotGreater
        case (.greater, .backwardWhen): isImmediate ? .loopGreaterI : .loopGreater
        case (_, .forwardWhen): isImmediate ? .jumpGreaterEqualI : .jumpGreaterEqual
        case (_, .forwardUnless): isImmediate ? .jumpNotGreaterEqualI : .jumpNotGreaterEqual
        case (_, .backwardWhen): isImmediate ? .loopGreaterEqualI : .loopGreaterEqual
        }
    }
}
