/// Where captured variables may still be in registers.
///
/// A variable that an inner function captured stays in its register until `closeOuters`, `yield` or the function's end
/// detach it, and the inner function reads and writes that register. Until then the register must stay live, and no
/// call's frame may cover it. The possibly open registers are found by going through the code from block to block
/// until nothing new turns up. Code to which no way leads counts too: an image may say that a function stands there.
struct CaptureFlow {
    private let verifier: FunctionVerifier
    private var code: [UInt32] { verifier.function.code }
    /// By word: the number of the block that begins there, -1 for none.
    private var blocks: [Int32]
    /// By block: where it begins, what may be open there, whether it is to be looked at.
    private var begins: [Int] = []
    private var open: [RegisterSet] = []
    private var isDue: [Bool] = []
    private var anyDue = true
    /// Steps left; real code needs a few passes, only made-up code more.
    private var steps: Int

    init(_ verifier: FunctionVerifier) {
        self.verifier = verifier
        let count = verifier.function.code.count
        blocks = [Int32](repeating: -1, count: count)
        steps = 4096 + 64 * count
        var leads = [Bool](repeating: false, count: count)
        leads[0] = true
        try? verifier.forEachInstruction { (instruction) throws(FunctionFault) in
            if let target = instruction.target { leads[target] = true }
            if instruction.endsBlock && instruction.next < count { leads[instruction.next] = true }
        }
        for handler in verifier.function.handlers { leads[Int(handler.target)] = true }
        for pc in leads.indices where leads[pc] {
            blocks[pc] = Int32(begins.count)
            begins.append(pc)
        }
        open = [RegisterSet](repeating: RegisterSet(), count: begins.count)
        isDue = [Bool](repeating: true, count: begins.count)
    }

    mutating func run() throws(FunctionFault) {
        while anyDue {
            anyDue = false
            for block in begins.indices {
                steps -= 1
                if !isDue[block] { continue }
                isDue[block] = false
                try walk(block)
            }
        }
    }

    /// Registers that may be open before the instruction that begins at `pc`.
    func mayBeOpen(at pc: Int) -> RegisterSet {
        var at = pc
        while blocks[at] < 0 { at -= 1 }
        var set = open[Int(blocks[at])]
        while at < pc, let instruction = Instruction(code, at: at) {
            apply(instruction, to: &set)
            at = instruction.next
        }
        return set
    }

    /// Goes through a block with what is open at its beginning.
    private mutating func walk(_ block: Int) throws(FunctionFault) {
        var set = open[block]
        var pc = begins[block]
        while let instruction = Instruction(code, at: pc) {
            steps -= 1
            if steps < 0 { throw FunctionFault(pc: pc, problem: .tooComplex) }
            let limit = instruction.clobbersFrom ?? Int(verifier.live[pc])
            if set.highest >= limit { throw FunctionFault(pc: pc, problem: .capturedLost) }
            let row = Int(verifier.handlers[pc])
            if row >= 0 {
                let handler = verifier.function.handlers[row]
                merge(set.below(Int(handler.register)), into: Int(handler.target))
            }
            apply(instruction, to: &set)
            if let target = instruction.target { merge(set, into: target) }
            if instruction.endsBlock { return }
            pc = instruction.next
            if blocks[pc] >= 0 {
                merge(set, into: pc)
                return
            }
        }
    }

    private func apply(_ instruction: Instruction, to set: inout RegisterSet) {
        switch instruction.opcode {
        case .closure:
            set = set.union(verifier.inner[Int(instruction.second)].captured)
        case .closeOuters: set = set.below(instruction.a)
        case .yield, .yieldNull: set = RegisterSet()
        default: break
        }
    }

    private mutating func merge(_ set: RegisterSet, into pc: Int) {
        let block = Int(blocks[pc])
        let union = open[block].union(set)
        if union == open[block] { return }
        open[block] = union
        isDue[block] = true
        anyDue = true
    }
}
