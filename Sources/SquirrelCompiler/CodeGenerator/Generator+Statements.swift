import SquirrelVM

extension FunctionGenerator {
    @inline(never)  // inlined into its callers it would make their frames large, and they recurse
    mutating func generate(_ id: StatementID) {
        let node = tree[id]
        code.position = node.position
        switch node.kind {
        case .empty: break
        case .expression(let expression): perform(expression)
        case .block(let list): scoped { $0.generate(list) }
        case .sequence(let list): generate(list)
        case .local(let local, let value): declaration(local, value)
        case .conditional(let branches, let otherwise): conditional(branches, otherwise)
        case .whileLoop(let condition, let body): whileLoop(condition, body)
        case .doWhile(let body, let condition): doWhile(body, condition)
        case .forLoop(let number): forLoop(tree.forLoops[Int(number)])
        case .foreachLoop(let number): foreachLoop(tree.foreachLoops[Int(number)])
        case .switchCase(let number): switchCase(tree.switches[Int(number)])
        case .breakLoop: breakLoop()
        case .continueLoop: continueLoop()
        case .returnValue(let value): if let value { returnValue(value) } else { code.emitLast(.returnNull) }
        case .yieldValue(let value): yieldValue(value)
        case .throwValue(let value): throwValue(value)
        case .tryCatch(let body, let variable, let handler): tryCatch(body, variable, handler)
        }
    }

    mutating func generate(_ list: List) {
        for position in list.indices { generate(tree.statement(at: position)) }
    }

    mutating func scoped(_ body: (inout FunctionGenerator) -> Void) {
        let (count, top) = (variables.count, code.top)
        body(&self)
        endScope(count, top)
    }

    private mutating func declaration(_ local: UInt32, _ value: ExpressionID?) {
        if let value { evaluate(value, into: code.top) } else { code.emitNull(code.top) }
        declare(local, take())
    }

    private mutating func conditional(_ list: List, _ otherwise: StatementID?) {
        let end = code.newLabel()
        for index in list.indices {
            let branch = tree.branches[index]
            code.position = branch.position
            if let target = jumpTarget(of: branch.body) {  // `if (c) continue` is one jump
                self.branch(branch.condition, to: target, when: true)
                continue
            }
            let next = code.newLabel()
            self.branch(branch.condition, to: next, when: false)
            scoped { $0.generate(branch.body) }
            if index + 1 < list.indices.upperBound || otherwise != nil { code.jump(to: end) }
            code.bind(next)
        }
        if let otherwise { scoped { $0.generate(otherwise) } }
        code.bind(end)
    }

    /// All tests come first, then the bodies, so that falling through costs nothing.
    private mutating func switchCase(_ node: SwitchNode) {
        let end = code.newLabel()
        let otherwise = node.otherwise == nil ? end : code.newLabel()
        let labels = switchTests(node, otherwise: otherwise)
        targets.append(JumpTargets(breakLabel: end, continueLabel: nil, variables: variables.count))
        for (index, label) in zip(node.cases.indices, labels) { scopedStatements(tree.cases[index].body, at: label) }
        if let list = node.otherwise { scopedStatements(list, at: otherwise) }
        targets.removeLast()
        code.bind(end)
    }

    /// The value is not needed any more once a case was chosen.
    private mutating func switchTests(_ node: SwitchNode, otherwise: Label) -> [Label] {
        let top = code.top
        let value = operand(node.value)
        var labels: [Label] = []
        for index in node.cases.indices {
            labels.append(code.newLabel())
            jumpIfEqual(value, tree.cases[index].label, to: labels[labels.count - 1])
        }
        code.jump(to: otherwise)
        code.top = top
        return labels
    }

    private mutating func scopedStatements(_ list: List, at label: Label) {
        code.bind(label)
        let (count, top) = (variables.count, code.top)
        generate(list)
        endScope(count, top)
    }

    private mutating func breakLoop() {
        guard let target = targets.last else { return }
        leave(to: target.breakLabel, variables: target.variables)
    }

    private mutating func continueLoop() {
        guard let target = targets.last(where: { $0.continueLabel != nil }), let label = target.continueLabel
        else { return }
        leave(to: label, variables: target.variables)
    }

    /// Where the statement goes if it is `break` or `continue` and no variable has to be detached.
    private func jumpTarget(of id: StatementID) -> Label? {
        let target: JumpTargets?
        let label: Label?
        switch tree[id].kind {
        case .block(let list) where list.count == 1:
            return jumpTarget(of: tree.statement(at: list.indices.lowerBound))
        case .breakLoop:
            target = targets.last
            label = target?.breakLabel
        case .continueLoop:
            target = targets.last { $0.continueLabel != nil }
            label = target?.continueLabel
        default:
            return nil
        }
        guard let target, firstCaptured(since: target.variables) == nil else { return nil }
        return label
    }

    private mutating func leave(to label: Label, variables count: Int) {
        if let register = firstCaptured(since: count) { code.emit(.closeOuters, register) }
        code.jump(to: label)
    }

    private mutating func throwValue(_ value: ExpressionID) {
        let top = code.top
        let register = operand(value)
        code.emitLast(.throwValue, register)
        code.top = top
    }

    private mutating func yieldValue(_ value: ExpressionID?) {
        guard let value else { return code.emit(.yieldNull) }
        let top = code.top
        let register = operand(value)
        code.emit(.yield, register)
        code.top = top
    }

    /// A call as the value becomes a tail call, except where the frame is still needed.
    mutating func returnValue(_ value: ExpressionID) {
        let top = code.top
        if case .comma(let list) = tree[value] {
            return returnValue(lastOf(list))
        }
        let allowsTailCall = number != 0 && tryDepth == 0 && !function.isGenerator
        if allowsTailCall && isCall(value) {
            chain(value, into: top, isTail: true)
            _ = take()
            code.emitLast(.return, top)
        } else {
            let register = operand(value)
            code.emitLast(.return, register)
        }
        code.top = top
    }

    private func isCall(_ id: ExpressionID) -> Bool {
        switch tree[id] {
        case .call, .methodCall: true
        default: false
        }
    }

    /// There are no instructions for `try`: a table says which instructions are guarded.
    private mutating func tryCatch(_ body: StatementID, _ variable: UInt32, _ handler: StatementID) {
        let end = code.newLabel()
        let (register, start) = (code.top, code.pc)
        tryDepth += 1
        scoped { $0.generate(body) }
        tryDepth -= 1
        let isGuarding = code.pc > start
        let index = handlerCount
        if isGuarding { addHandler(from: start, register: register) }
        code.jump(to: end)
        if isGuarding { beginHandler(index) }
        scoped {
            $0.declare(variable, $0.take())
            $0.generate(handler)
        }
        code.bind(end)
    }
}
