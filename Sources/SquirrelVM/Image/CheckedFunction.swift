/// A function whose code in the block passed the verifier, with what the verifier found out.
struct CheckedFunction {
    let prototype: Offset
    let code: Offset
    let words: [UInt32]
    /// By word: whether an instruction begins there, and how many registers are live before it.
    let starts: [Bool]
    let live: [UInt16]
    let registerCount: UInt32
    /// First register behind parameters and `vargv`; in a generator function it holds the generator.
    let firstFree: UInt32
    let isGenerator: Bool
    /// Nil where no inner function captures a register.
    private let captures: CaptureFlow?

    init(_ prototype: Prototype, _ verifier: FunctionVerifier, _ captures: CaptureFlow?) {
        self.prototype = prototype.offset
        code = prototype.code
        words = verifier.function.code
        starts = verifier.starts
        live = verifier.live
        registerCount = prototype.registerCount
        firstFree = UInt32(verifier.firstFree)
        isGenerator = prototype.isGenerator
        self.captures = captures
    }

    /// The word that `pc` stands at; nil where it is not at one of this function.
    func word(_ pc: Offset) -> Int? {
        guard pc >= code, (pc - code) % 4 == 0, Int(pc - code) / 4 <= words.count else { return nil }
        return Int(pc - code) / 4
    }

    /// How many registers are live where the next instruction begins at `pc`; nil where none does.
    func liveCount(at pc: Offset) -> UInt32? {
        guard let word = word(pc), word < words.count, starts[word] else { return nil }
        return UInt32(live[word])
    }

    /// The instruction that ends at `pc`.
    func instruction(before pc: Offset) -> Instruction? {
        guard let word = word(pc) else { return nil }
        for start in [word - 1, word - 2] where start >= 0 && starts[start] {
            if let instruction = Instruction(words, at: start), instruction.next == word { return instruction }
        }
        return nil
    }

    /// Registers in which captured variables may be before the instruction that begins at a word.
    func mayBeOpen(at word: Int?) -> RegisterSet {
        guard let captures, let word else { return RegisterSet() }
        return captures.mayBeOpen(at: word)
    }

    func liveCount(in instruction: Instruction) -> UInt32 { UInt32(live[instruction.pc]) }
    func offset(of instruction: Instruction) -> Offset { code + UInt32(instruction.pc) * 4 }
}
