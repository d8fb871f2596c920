import SquirrelVM

extension FunctionGenerator {
    /// Writes the value into `target`, which is the next free register or a variable.
    ///
    /// A variable is written by the last instruction only, as its old value may be needed until then.
    mutating func evaluate(_ id: ExpressionID, into target: Int) {
        let top = code.top
        switch tree[id] {
        case .null: code.emitNull(target)
        case .bool(let value): code.emit(.loadBool, target, value ? 1 : 0)
        case .integer(let value): loadInteger(value, into: target)
        case .float(let bits): loadConstant(constants.index(ofFloat: bits), into: target)
        case .string(let symbol): loadConstant(constants.index(of: symbol, in: symbols), into: target)
        case .local(let local): move(register(of: local), to: target)
        case .outer(let outer): code.emit(.getOuter, target, wide: Int(outer))
        case .root: code.emit(.loadRoot, target)
        case .base: code.emit(.loadBase, target)
        case .field, .index, .call, .methodCall: chain(id, into: target)
        case .binary(let symbol, _, _) where symbol.isLogical: logical(symbol, id, into: target)
        case .binary: chain(id, into: target)
        case .unary(let symbol, let value): unary(symbol, value, into: target)
        case .conditional(let list): conditional(list, into: target)
        case .assign, .compoundAssign, .newSlot, .increment: store(id, result: target)
        case .delete(let place): delete(place, into: target)
        case .comma(let list): evaluate(lastOf(list), into: target)
        case .array(let list): move(array(list), to: target)
        case .table(let members): move(table(members), to: target)
        case .classLiteral(let number): move(classLiteral(tree.classes[Int(number)]), to: target)
        case .function(let number): closure(number, into: target)
        }
        code.top = top
    }

    /// A register that holds the value: that of a variable, or the next free one, which is in use from then on.
    ///
    /// A variable is read when the instruction executes, not here: `i + i++` adds the new value of `i`.
    mutating func operand(_ id: ExpressionID) -> Int {
        switch tree[id] {
        case .local(let local):
            return register(of: local)
        case .assign(let target, _), .compoundAssign(_, let target, _), .increment(let target, _, isPostfix: false):
            guard case .local(let local) = tree[target] else { return temporary(id) }
            perform(id)
            return register(of: local)
        case .comma(let list):
            return operand(lastOf(list))
        default:
            return temporary(id)
        }
    }

    /// Puts a copy of the value into the next free register, which is in use from then on.
    mutating func temporary(_ id: ExpressionID) -> Int {
        evaluate(id, into: code.top)
        return take()
    }

    /// Evaluates the expression for its effects.
    mutating func perform(_ id: ExpressionID) {
        let top = code.top
        switch tree[id] {
        case .assign, .compoundAssign, .newSlot, .increment: store(id, result: nil)
        case .comma(let list): perform(lastOf(list))
        case .local: break
        default: _ = temporary(id)
        }
        code.top = top
    }

    /// Performs all expressions but the last, which is returned.
    mutating func lastOf(_ list: List) -> ExpressionID {
        for position in list.indices.dropLast() { perform(tree.expression(at: position)) }
        return tree.expression(at: list.indices.upperBound - 1)
    }

    mutating func move(_ source: Int, to target: Int) {
        if source != target { code.emit(.move, target, source) }
    }

    private mutating func loadInteger(_ value: Int32, into target: Int) {
        if let small = Int16(exactly: value) {
            code.emit(.loadInteger, target, wide: Int(UInt16(bitPattern: small)))
        } else {
            loadConstant(constants.index(ofInteger: value), into: target)
        }
    }

    mutating func loadConstant(_ index: Int, into target: Int) {
        if index <= 0xFFFF {
            code.emit(.loadConstant, target, wide: index)
        } else {
            code.emit(.loadConstantWide, target, 0, extension: UInt32(index))
        }
    }
}

// MARK: - Operators

extension FunctionGenerator {
    private mutating func unary(_ symbol: UnaryOperator, _ value: ExpressionID, into target: Int) {
        if symbol == .resume {
            let register = temporary(value)
            code.emit(.resume, register)
            move(register, to: target)
        } else {
            let register = operand(value)
            code.emit(symbol.opcode, target, register)
        }
    }

    /// `a || b || c`: the first value that decides.
    private mutating func logical(_ symbol: BinaryOperator, _ id: ExpressionID, into target: Int) {
        let result = code.top
        let end = code.newLabel()
        let operands = logicalOperands(symbol, id)
        for operand in operands.dropLast() {
            evaluate(operand, into: result)
            _ = take()
            code.jump(symbol == .logicalOr ? .jumpTrue : .jumpFalse, result, to: end)
            code.top = result
        }
        evaluate(operands[operands.count - 1], into: result)
        _ = take()
        code.bind(end)
        move(result, to: target)
    }

    /// The operands of a chain of the same operator, which the parser nested to the left.
    func logicalOperands(_ symbol: BinaryOperator, _ id: ExpressionID) -> [ExpressionID] {
        var operands: [ExpressionID] = []
        var node = id
        while case .binary(symbol, let left, let right) = tree[node] {
            operands.append(right)
            node = left
        }
        operands.append(node)
        return operands.reversed()
    }

    private mutating func conditional(_ list: List, into target: Int) {
        let top = code.top
        let end = code.newLabel()
        let last = list.indices.upperBound - 1
        for position in stride(from: list.indices.lowerBound, to: last, by: 2) {
            let next = code.newLabel()
            branch(tree.expression(at: position), to: next, when: false)
            evaluate(tree.expression(at: position + 1), into: target)
            if target == top { _ = take() }
            code.jump(to: end)
            code.top = top
            code.bind(next)
        }
        evaluate(tree.expression(at: last), into: target)
        if target == top { _ = take() }
        code.bind(end)
    }

    private mutating func delete(_ place: ExpressionID, into target: Int) {
        switch tree[place] {
        case .field(let object, let name):
            let container = operand(object)
            code.emit(.deleteSlot, target, container, nameOperand(name))
        case .index(let object, let key):
            let container = operand(object)
            code.emit(.deleteSlot, target, container, operand(key))
        default:
            preconditionFailure("the parser lets only accesses be deleted")
        }
    }
}

extension UnaryOperator {
    fileprivate var opcode: Opcode {
        switch self {
        case .negate: .negate
        case .not: .not
        case .bitNot: .bitNot
        case .typeOf: .typeOf
        case .clone: .cloneValue
        case .resume: .resume
        }
    }
}
