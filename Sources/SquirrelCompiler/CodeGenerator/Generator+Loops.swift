import SquirrelVM

extension FunctionGenerator {
    /// The test stands behind the body, so that a round costs one jump.
    mutating func whileLoop(_ condition: ExpressionID, _ body: StatementID) {
        let position = code.position
        let (start, test, end) = (code.newLabel(), code.newLabel(), code.newLabel())
        let isEntered = code.isReachable
        let always = truth(of: condition)
        if always != true { code.jump(to: test) }
        code.bindLoopStart(start, isReachable: isEntered && always != false)
        loopBody(body, breakLabel: end, continueLabel: test)
        code.bind(test)
        code.position = position
        branch(condition, to: start, when: true)
        code.bind(end)
    }

    mutating func doWhile(_ body: StatementID, _ condition: ExpressionID) {
        let position = code.position
        let (start, test, end) = (code.newLabel(), code.newLabel(), code.newLabel())
        code.bindLoopStart(start, isReachable: code.isReachable)
        loopBody(body, breakLabel: end, continueLabel: test)
        code.bind(test)
        code.position = position
        branch(condition, to: start, when: true)
        code.bind(end)
    }

    private mutating func loopBody(_ body: StatementID, breakLabel: Label, continueLabel: Label) {
        targets.append(JumpTargets(breakLabel: breakLabel, continueLabel: continueLabel, variables: variables.count))
        scoped { $0.generate(body) }
        targets.removeLast()
    }

    /// The counter lives for the whole loop and is detached from closures behind it, also after `break`.
    mutating func forLoop(_ node: ForNode) {
        let position = code.position
        scoped { generator in
            if let start = node.start { generator.generate(start) }
            generator.code.position = position
            if let step = generator.countingStep(node) {
                generator.countingLoop(node, step)
            } else {
                generator.generalLoop(node)
            }
        }
    }

    private mutating func generalLoop(_ node: ForNode) {
        let position = code.position
        let (start, step, test, end) = (code.newLabel(), code.newLabel(), code.newLabel(), code.newLabel())
        let isEntered = code.isReachable
        let always = node.condition.map(truth) ?? true
        if always != true { code.jump(to: test) }
        code.bindLoopStart(start, isReachable: isEntered && always != false)
        loopBody(node.body, breakLabel: end, continueLabel: step)
        code.bind(step)
        code.position = position
        if let step = node.step { perform(step) }
        code.bind(test)
        if let condition = node.condition { branch(condition, to: start, when: true) } else { code.jump(to: start) }
        code.bind(end)
    }

    mutating func foreachLoop(_ node: ForeachNode) {
        let position = code.position
        scoped { generator in
            let (start, next, end) = (generator.code.newLabel(), generator.code.newLabel(), generator.code.newLabel())
            let isEntered = generator.code.isReachable
            let register = generator.temporary(node.container)
            generator.code.jump(.foreachPrepare, register, to: next)
            for _ in 0..<3 { _ = generator.take() }  // state, key, value
            generator.code.bindLoopStart(start, isReachable: isEntered)
            if let key = node.key { generator.declare(key, register + 2) }
            generator.declare(node.value, register + 3)
            generator.loopBody(node.body, breakLabel: end, continueLabel: next)
            generator.code.bind(next)
            generator.code.position = position
            generator.code.jump(.foreachNext, register, to: start)
            generator.code.bind(end)
        }
    }
}

// MARK: - Counting loops

/// `i < n; i++` and the like, which have instructions of their own.
struct CountingStep {
    var opcode: Opcode
    var counter: Int
    /// A register, or a constant for `stepLoopLessK`.
    var limit: Int
    var amount: Int
}

extension FunctionGenerator {
    /// The step and condition of a `for` loop as one instruction, if they have that shape.
    private mutating func countingStep(_ node: ForNode) -> CountingStep? {
        guard let step = node.step, let condition = node.condition, let (counter, amount) = smallStep(step),
            case .binary(let symbol, let left, let right) = tree[condition],
            case .local(counter) = tree[left]
        else { return nil }
        let register = register(of: counter)
        switch (symbol, tree[right]) {
        case (.less, .local(let limit)):
            return CountingStep(
                opcode: .stepLoopLess, counter: register, limit: self.register(of: limit), amount: amount)
        case (.lessEqual, .local(let limit)):
            return CountingStep(
                opcode: .stepLoopLessEqual, counter: register, limit: self.register(of: limit), amount: amount)
        case (.less, .integer(let value)):
            let index = constants.index(ofInteger: value)
            guard index <= 255 else { return nil }
            return CountingStep(opcode: .stepLoopLessK, counter: register, limit: index, amount: amount)
        default:
            return nil
        }
    }

    /// `i++`, `++i`, `i += 3`
    private func smallStep(_ id: ExpressionID) -> (counter: UInt32, amount: Int)? {
        switch tree[id] {
        case .increment(let target, let amount, _):
            guard case .local(let counter) = tree[target] else { return nil }
            return (counter, Int(amount))
        case .compoundAssign(.add, let target, let value):
            guard case .local(let counter) = tree[target], case .integer(let amount) = tree[value],
                let small = Int8(exactly: amount)
            else { return nil }
            return (counter, Int(small))
        default:
            return nil
        }
    }

    private mutating func countingLoop(_ node: ForNode, _ step: CountingStep) {
        guard let condition = node.condition else { return }
        let position = code.position
        let (start, next, end) = (code.newLabel(), code.newLabel(), code.newLabel())
        branch(condition, to: end, when: false)
        code.bindLoopStart(start, isReachable: code.isReachable)
        loopBody(node.body, breakLabel: end, continueLabel: next)
        code.bind(next)
        code.position = position
        code.jump(step.opcode, step.counter, step.limit, step.amount, to: start)
        code.bind(end)
    }
}
