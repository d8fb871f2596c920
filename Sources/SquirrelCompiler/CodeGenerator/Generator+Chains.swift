import SquirrelVM

/// Expressions that begin with an operand of theirs: `a.b`, `a[b]`, `a(b)`, `a + b`. They nest to the left as deep as a
/// source is long, so they are generated in a loop from the innermost operand outwards.
extension FunctionGenerator {
    mutating func chain(_ id: ExpressionID, into target: Int, isTail: Bool = false) {
        let base = code.top
        let start = spine.count
        var node = id
        while let inner = firstOperand(of: node) {
            spine.append(node)
            node = inner
        }
        var register = operand(node)
        for index in stride(from: spine.count - 1, through: start, by: -1) {
            let isLast = index == start
            apply(spine[index], to: register, base: base, into: isLast ? target : base, isTail: isLast && isTail)
            code.top = base
            if !isLast { register = take() }
        }
        spine.removeSubrange(start...)
    }

    private func firstOperand(of id: ExpressionID) -> ExpressionID? {
        switch tree[id] {
        case .field(let object, _), .index(let object, _): object
        case .call(let callee, _): callee
        case .methodCall(let callee, _): firstOperand(of: callee)
        case .binary(let symbol, let left, _): symbol.isLogical ? nil : left
        default: nil
        }
    }

    /// Generates one link. Its first operand is in `register`: a variable, or `base`, which is in use then.
    private mutating func apply(_ id: ExpressionID, to register: Int, base: Int, into target: Int, isTail: Bool) {
        switch tree[id] {
        case .field(_, let name):
            access(.getField, target, register, name)
        case .index(_, let key):
            getElement(register, key, into: target)
        case .binary(let symbol, _, let right):
            let right = rightOperand(symbol, right)
            emitBinary(symbol, target, register, right)
        case .call(_, let arguments):
            move(register, to: base)
            code.top = base
            _ = take()
            move(0, to: code.top)
            _ = take()
            call(base, arguments, into: target, isTail, callee: mayChange(register, arguments) ? register : base)
        case .methodCall(let callee, let arguments):
            loadMethod(callee, of: register, base: base)
            call(base, arguments, into: target, isTail)
        default:
            preconditionFailure("not a link of a chain")
        }
    }

    private mutating func getElement(_ container: Int, _ key: ExpressionID, into target: Int) {
        if case .integer(let index) = tree[key], let small = UInt8(exactly: index) {
            code.emit(.getIndexI, target, container, Int(small))
        } else {
            code.emit(.getIndex, target, container, operand(key))
        }
    }

    /// Puts the function into `base` and its `this` behind it, both in use afterwards.
    private mutating func loadMethod(_ callee: ExpressionID, of container: Int, base: Int) {
        switch tree[callee] {
        case .field(_, let name): access(.selfField, base, container, name)
        case .index(_, let key): code.emit(.selfIndex, base, container, operand(key))
        default: preconditionFailure("not an access")
        }
        code.top = base
        _ = take()
        _ = take()
    }

    /// Whether the arguments might assign to the variable in `register`: a variable is called as it is when the call
    /// executes, so `f(f = g)` calls `g`.
    private func mayChange(_ register: Int, _ arguments: List) -> Bool {
        guard let variable = variables.last(where: { $0.register == register }),
            function.locals[Int(variable.local)].isReassigned
        else { return false }
        return !arguments.indices.allSatisfy { isPlain(tree.expression(at: $0)) }
    }

    /// Evaluating it assigns nothing.
    private func isPlain(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .null, .bool, .integer, .float, .string, .local, .outer, .field(.this, _): true
        default: false
        }
    }

    /// The function is in `base`, `this` behind it. `callee` is where the function is when the arguments are done.
    private mutating func call(
        _ base: Int, _ arguments: List, into target: Int, _ isTail: Bool, callee: Int? = nil
    ) {
        for position in arguments.indices { _ = temporary(tree.expression(at: position)) }
        if let callee { move(callee, to: base) }
        code.emit(isTail ? .tailCall : .call, base, Int(arguments.count) + 1)
        code.top = base
        guard base != target else { return }
        _ = take()
        move(base, to: target)
    }

    /// `getField`, `selfField`: reads a named slot. `setField`, `newSlotField`: writes `b` to it.
    mutating func access(_ opcode: Opcode, _ a: Int, _ b: Int, _ name: Symbol) {
        let index = constants.index(of: name, in: symbols)
        if index <= 0xFFFF, let cache = opcode == .newSlotField ? 0xFFFF : newCache() {
            code.emit(opcode, a, b, extension: UInt32(index) | cache << 16)
            return
        }
        let top = code.top
        let key = nameOperand(name)
        switch opcode {
        case .getField: code.emit(.getIndex, a, b, key)
        case .selfField: code.emit(.selfIndex, a, b, key)
        case .setField: code.emit(.setIndex, a, key, b)
        default: code.emit(.newSlot, a, key, b)
        }
        code.top = top
    }

    /// Puts a name into the next free register, which is in use from then on.
    mutating func nameOperand(_ name: Symbol) -> Int {
        loadConstant(constants.index(of: name, in: symbols), into: code.top)
        return take()
    }
}
