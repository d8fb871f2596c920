import SquirrelVM

/// Assignments and steps. Containers and keys are evaluated once, before the value; what is read for `+=` or `++` is
/// read after the value (`_OP_COMPARITH` in sqvm.cpp).
extension FunctionGenerator {
    /// Generates an assignment, new slot or step. Its value goes to `result`, if that is wanted.
    mutating func store(_ id: ExpressionID, result: Int?) {
        switch tree[id] {
        case .assign(let target, let value): assign(value, to: target, result: result)
        case .compoundAssign(let symbol, let target, let value): compound(symbol, value, target, result: result)
        case .newSlot(let target, let value): newSlot(value, target, result: result)
        case .increment(let target, let amount, let isPostfix):
            step(target, by: Int(amount), isPostfix: isPostfix && result != nil, result: result)
        default: preconditionFailure("not a store")
        }
    }

    private mutating func yieldResult(_ register: Int, to result: Int?) {
        if let result { move(register, to: result) }
    }

    private mutating func assign(_ value: ExpressionID, to target: ExpressionID, result: Int?) {
        switch tree[target] {
        case .local(let local):
            let register = register(of: local)
            evaluate(value, into: register)
            yieldResult(register, to: result)
        case .outer(let outer):
            let register = operand(value)
            code.emit(.setOuter, register, wide: Int(outer))
            yieldResult(register, to: result)
        case .field(let object, let name):
            let container = operand(object)
            let register = operand(value)
            access(.setField, container, register, name)
            yieldResult(register, to: result)
        case .index(let object, let key):
            let container = operand(object)
            let register: Int
            if case .integer(let index) = tree[key], let small = UInt8(exactly: index) {
                register = operand(value)
                code.emit(.setIndexI, container, Int(small), register)
            } else {
                let key = operand(key)
                register = operand(value)
                code.emit(.setIndex, container, key, register)
            }
            yieldResult(register, to: result)
        default:
            preconditionFailure("the parser refuses other targets")
        }
    }

    private mutating func newSlot(_ value: ExpressionID, _ target: ExpressionID, result: Int?) {
        let register: Int
        switch tree[target] {
        case .field(let object, let name):
            let container = operand(object)
            register = operand(value)
            access(.newSlotField, container, register, name)
        case .index(let object, let key):
            let container = operand(object)
            let key = operand(key)
            register = operand(value)
            code.emit(.newSlot, container, key, register)
        default:
            preconditionFailure("the parser refuses other targets")
        }
        yieldResult(register, to: result)
    }

    private mutating func compound(
        _ symbol: BinaryOperator, _ value: ExpressionID, _ target: ExpressionID, result: Int?
    ) {
        if case .local(let local) = tree[target] {
            let register = register(of: local)
            emitBinary(symbol, register, register, rightOperand(symbol, value))
            yieldResult(register, to: result)
            return
        }
        let place = place(of: target)
        let right = rightOperand(symbol, value)
        let register = read(place)
        emitBinary(symbol, register, register, right)
        write(register, to: place)
        yieldResult(register, to: result)
    }

    /// `++` and `--` add 1 or -1, whatever the type. The value is the old one if `isPostfix`.
    private mutating func step(_ target: ExpressionID, by amount: Int, isPostfix: Bool, result: Int?) {
        if case .local(let local) = tree[target] {
            stepLocal(register(of: local), by: amount, isPostfix: isPostfix, result: result)
            return
        }
        let place = place(of: target)
        let old = read(place)
        let new = isPostfix ? code.top : old
        code.emit(.addI, new, old, amount)
        if isPostfix { _ = take() }
        write(new, to: place)
        yieldResult(old, to: result)
    }

    private mutating func stepLocal(_ register: Int, by amount: Int, isPostfix: Bool, result: Int?) {
        guard isPostfix else {
            code.emit(.addI, register, register, amount)
            yieldResult(register, to: result)
            return
        }
        let old = code.top
        move(register, to: old)
        _ = take()
        code.emit(.addI, register, register, amount)
        yieldResult(old, to: result)
    }
}

// MARK: - Places

/// A target other than a local, with its container and key in registers.
enum Place {
    case outer(Int)
    case field(container: Int, name: Symbol)
    case element(container: Int, key: Int)
}

extension FunctionGenerator {
    private mutating func place(of target: ExpressionID) -> Place {
        switch tree[target] {
        case .outer(let outer):
            return .outer(Int(outer))
        case .field(let object, let name):
            return .field(container: operand(object), name: name)
        case .index(let object, let key):
            let container = operand(object)
            return .element(container: container, key: operand(key))
        default:
            preconditionFailure("the parser refuses other targets")
        }
    }

    /// Puts what is there into the next free register, which is in use from then on.
    private mutating func read(_ place: Place) -> Int {
        switch place {
        case .outer(let outer): code.emit(.getOuter, code.top, wide: outer)
        case .field(let container, let name): access(.getField, code.top, container, name)
        case .element(let container, let key): code.emit(.getIndex, code.top, container, key)
        }
        return take()
    }

    private mutating func write(_ register: Int, to place: Place) {
        switch place {
        case .outer(let outer): code.emit(.setOuter, register, wide: outer)
        case .field(let container, let name): access(.setField, container, register, name)
        case .element(let container, let key): code.emit(.setIndex, container, key, register)
        }
    }
}
