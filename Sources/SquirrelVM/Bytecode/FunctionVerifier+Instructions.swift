/// Each instruction by itself: operands, windows of registers, the second word.
extension FunctionVerifier {
    mutating func checkInstructions() throws(FunctionFault) {
        let code = function.code
        starts = [Bool](repeating: false, count: code.count)
        var pc = 0
        var runsOff = true
        while pc < code.count {
            guard let instruction = Instruction(code, at: pc) else { throw FunctionFault(pc: pc, problem: .opcode) }
            if instruction.next > code.count { throw FunctionFault(pc: pc, problem: .truncated) }
            if let problem = problem(of: instruction) { throw FunctionFault(pc: pc, problem: problem) }
            starts[pc] = true
            runsOff = !instruction.endsBlock
            pc = instruction.next
        }
        if runsOff { throw FunctionFault(pc: nil, problem: .runsOff) }
    }

    private func problem(of instruction: Instruction) -> VerificationProblem? {
        let effects = instruction.spec.effects
        if effects.contains(.internalOnly) { return .internalOnly }
        if effects.contains(.generatorOnly) && !function.isGenerator { return .generatorOnly }
        return operandProblem(instruction) ?? windowProblem(instruction) ?? extensionProblem(instruction)
            ?? callProblem(instruction) ?? writeProblem(instruction)
    }

    // MARK: Operands

    private func operandProblem(_ instruction: Instruction) -> VerificationProblem? {
        if instruction.spec.effects.contains(.jump24) { return nil }
        let spec = instruction.spec
        if let problem = operandProblem(spec.a, instruction.a, instruction) { return problem }
        if let problem = operandProblem(spec.b, instruction.b, instruction) { return problem }
        switch spec.b {
        case .unsigned16, .signed16, .constant16, .outer16: return nil
        default: return operandProblem(spec.c, instruction.c, instruction)
        }
    }

    private func operandProblem(
        _ role: OperandRole, _ byte: Int, _ instruction: Instruction
    ) -> VerificationProblem? {
        switch role {
        case .none: byte == 0 ? nil : .unusedOperand
        case .read, .write, .update: byte < registerCount ? nil : .register
        case .optional: byte < registerCount || byte == Instruction.noRegister ? nil : .register
        case .constant: byte < function.constants.count ? nil : .constant
        case .constant16: instruction.bc < function.constants.count ? nil : .constant
        case .outer16: instruction.bc < function.outers.count ? nil : .outer
        case .unsigned, .signed, .unsigned16, .signed16: nil
        }
    }

    /// Registers that an instruction reaches without naming them.
    private func windowProblem(_ instruction: Instruction) -> VerificationProblem? {
        let effects = instruction.spec.effects
        var last = 0
        if effects.contains(.call) || effects.contains(.writesRange) { last = instruction.a + instruction.b }
        if effects.contains(.writesPair) { last = instruction.a + 1 }
        if effects.contains(.foreachState) { last = instruction.a + 3 }
        if effects.contains(.readsListAtB) { last = instruction.b + instruction.c - 1 }
        if instruction.opcode == .closeOuters { last = instruction.a }
        return last < registerCount ? nil : .window
    }

    // MARK: Second word

    private func extensionProblem(_ instruction: Instruction) -> VerificationProblem? {
        switch instruction.spec.ext {
        case .none, .forward, .backward: return nil
        case .field: return fieldProblem(instruction)
        case .constant: return Int(instruction.second) < function.constants.count ? nil : .constant
        case .function:
            guard Int(instruction.second) < inner.count else { return .function }
            let defaults = inner[Int(instruction.second)].defaultCount
            return defaults == 0 || instruction.b + defaults <= registerCount ? nil : .window
        case .member:
            if instruction.second & ~0xFF01 != 0 { return .memberFlags }
            return (instruction.memberAttributes ?? 0) < registerCount ? nil : .register
        }
    }

    /// The loop reads the cache of a field access without asking whether there is one; only `newSlotField`, which
    /// never looks, may do without. A free table node has null for its key, so a key must not be null.
    private func fieldProblem(_ instruction: Instruction) -> VerificationProblem? {
        let key = instruction.fieldKey
        guard key < function.constants.count else { return .constant }
        guard case .string = function.constants[key] else { return .fieldKey }
        if instruction.opcode == .newSlotField && instruction.fieldCache == Instruction.noCache { return nil }
        return instruction.fieldCache < Int(function.cacheCount) ? nil : .cache
    }

    // MARK: Calls and writes

    private func callProblem(_ instruction: Instruction) -> VerificationProblem? {
        switch instruction.opcode {
        case .call: return instruction.b >= 1 ? nil : .argumentCount
        case .resume: return instruction.b == 0 ? nil : .argumentCount
        case .tailCall:
            if instruction.b < 1 { return .argumentCount }
            guard instruction.next < function.code.count,
                let follower = Instruction(function.code, at: instruction.next)
            else { return .tailCall }
            return follower.opcode == .return && follower.a == instruction.a ? nil : .tailCall
        default: return nil
        }
    }

    /// `this` is found again in R[0] after a constructor, and the running generator in its register.
    private func writeProblem(_ instruction: Instruction) -> VerificationProblem? {
        let writes = instruction.writes
        if writes.contains(0) && !function.assignsThis && instruction.opcode != .tailCall { return .assignsThis }
        guard let generator = generatorRegister else { return nil }
        if writes.contains(generator) { return .generatorRegister }
        if let first = instruction.clobbersFrom, first <= generator { return .generatorRegister }
        return nil
    }
}
