/// Definite assignment, with the live table as its proof.
///
/// The table says for every instruction which registers hold values there: R[0] up to a count. That is true when it is
/// true at the beginning and every instruction leaves it true wherever it may lead, which one pass can tell. An
/// instruction may then read what is live and nothing else; a register that is not live may hold anything, even an
/// object that has been freed.
extension FunctionVerifier {
    func checkFlow() throws(FunctionFault) {
        let arrived = firstFree + (function.isGenerator ? 1 : 0)
        if Int(live[0]) > arrived { throw FunctionFault(pc: 0, problem: .atEntry) }
        try forEachInstruction { (instruction) throws(FunctionFault) in
            if let problem = flowProblem(instruction) { throw FunctionFault(pc: instruction.pc, problem: problem) }
        }
    }

    private func flowProblem(_ instruction: Instruction) -> VerificationProblem? {
        let live = Int(self.live[instruction.pc])
        if instruction.highestRead(defaults: defaults(of: instruction)) >= live { return .notLive }
        if instruction.spec.ext == .function && inner[Int(instruction.second)].captured.highest >= live {
            return .notLive
        }
        // Below this, values survive the instruction even where it throws.
        let kept = instruction.clobbersFrom ?? live
        let row = Int(handlers[instruction.pc])
        if row >= 0 {
            // Arguments have moved down over the frame's registers when a tail call fails.
            if instruction.opcode == .tailCall { return .tailCall }
            let handler = function.handlers[row]
            let register = Int(handler.register)
            if !holds(Int(handler.target), kept, register..<register + 1) { return .atHandler }
        }
        let writes = instruction.writes
        if !instruction.endsBlock && !holds(instruction.next, kept, writes) { return .notAssigned }
        if let target = instruction.target, !holds(target, kept, writes) { return .notAssigned }
        return nil
    }

    /// Whether all registers that count as live at `pc` are among those below `kept` and those of `written`.
    private func holds(_ pc: Int, _ kept: Int, _ written: Range<Int>) -> Bool {
        let needed = Int(live[pc])
        if needed <= kept { return true }
        return written.lowerBound <= kept && needed <= written.upperBound
    }
}
