import SquirrelVM

/// The right side of a binary operator.
enum RightOperand {
    case register(Int)
    /// Index of a constant, for the instructions that take one.
    case constant(Int)
    /// A small integer to be added.
    case immediate(Int)
}

extension FunctionGenerator {
    /// Prepares the right side: literals need no register where there is an instruction for them.
    mutating func rightOperand(_ symbol: BinaryOperator, _ id: ExpressionID) -> RightOperand {
        guard symbol.constantOpcode != nil else { return .register(operand(id)) }
        if symbol == .add, case .integer(let value) = tree[id], let small = Int8(exactly: value) {
            return .immediate(Int(small))
        }
        if let index = numberOrString(id), index <= 255 { return .constant(index) }
        return .register(operand(id))
    }

    private mutating func numberOrString(_ id: ExpressionID) -> Int? {
        switch tree[id] {
        case .integer(let value): constants.index(ofInteger: value)
        case .float(let bits): constants.index(ofFloat: bits)
        case .string(let symbol): constants.index(of: symbol, in: symbols)
        default: nil
        }
    }

    mutating func emitBinary(_ symbol: BinaryOperator, _ target: Int, _ left: Int, _ right: RightOperand) {
        switch right {
        case .register(let register): code.emit(symbol.opcode, target, left, register)
        case .constant(let index): code.emit(symbol.constantOpcode ?? .add, target, left, index)
        case .immediate(let value): code.emit(.addI, target, left, value)
        }
    }
}

extension BinaryOperator {
    /// The instruction for two registers. Logical operators have none.
    var opcode: Opcode {
        switch self {
        case .logicalOr, .logicalAnd: preconditionFailure("compiled to jumps")
        case .exists: .exists
        case .instanceOf: .instanceOf
        case .bitOr: .or
        case .bitXor: .xor
        case .bitAnd: .and
        case .equal: .equal
        case .notEqual: .notEqual
        case .threeWay: .threeWay
        case .less: .less
        case .greater: .greater
        case .lessEqual: .lessEqual
        case .greaterEqual: .greaterEqual
        case .shiftLeft: .shl
        case .shiftRight: .shr
        case .unsignedShiftRight: .ushr
        case .add: .add
        case .subtract: .sub
        case .multiply: .mul
        case .divide: .div
        case .modulo: .mod
        }
    }

    /// The instruction whose right side is a constant, if there is one.
    var constantOpcode: Opcode? {
        switch self {
        case .bitOr: .orK
        case .bitXor: .xorK
        case .bitAnd: .andK
        case .shiftLeft: .shlK
        case .shiftRight: .shrK
        case .unsignedShiftRight: .ushrK
        case .add: .addK
        case .subtract: .subK
        case .multiply: .mulK
        case .divide: .divK
        case .modulo: .modK
        default: nil
        }
    }
}
