import SquirrelVM

/// The instructions of a function while they are written, with the tables that describe them.
///
/// Instructions that control cannot reach are not written at all: see `isReachable`.
struct CodeBuffer {
    private(set) var words: [UInt32] = []
    private(set) var live: [LiveEntry] = []
    private(set) var lines: [LineEntry] = []
    /// False behind an instruction that never goes on to the next, until a label is bound that something jumps to.
    var isReachable = true
    /// Registers in use: those below are live before the next instruction.
    var top = 0
    /// Where the current statement stands.
    var position = SourcePosition(line: 0, column: 0, source: 0)
    /// A jump is too long for its instruction.
    var isTooLarge = false

    var labels: [LabelState] = []
    /// Jumps to labels that are not bound yet.
    var sites: [JumpSite] = []
    /// Position at which a label was bound last: the code before it must stay as it is.
    var lastBound = -1
    private var lastInstruction = -1

    /// Position of the next instruction.
    var pc: UInt32 { UInt32(words.count) }

    mutating func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        guard isReachable else { return }
        noteLive()
        noteLine()
        lastInstruction = words.count
        words.append(
            UInt32(opcode.rawValue) | UInt32(a & 0xFF) << 8 | UInt32(b & 0xFF) << 16 | UInt32(c & 0xFF) << 24)
    }

    mutating func emit(_ opcode: Opcode, _ a: Int, _ b: Int, _ c: Int = 0, extension word: UInt32) {
        guard isReachable else { return }
        emit(opcode, a, b, c)
        words.append(word)
    }

    /// An instruction with a 16-bit operand in B and C.
    mutating func emit(_ opcode: Opcode, _ a: Int, wide: Int) {
        emit(opcode, a, wide & 0xFF, wide >> 8)
    }

    /// An instruction behind which control does not go on.
    mutating func emitLast(_ opcode: Opcode, _ a: Int = 0) {
        emit(opcode, a)
        isReachable = false
    }

    /// Sets a register to null; neighbours that are set one after the other share an instruction.
    mutating func emitNull(_ register: Int) {
        guard isReachable else { return }
        if lastInstruction == words.count - 1, lastBound != words.count, let last = words.last,
            last & 0xFF == UInt32(Opcode.loadNull.rawValue),
            Int(last >> 8 & 0xFF) + Int(last >> 16 & 0xFF) + 1 == register
        {
            words[lastInstruction] += 1 << 16
        } else {
            emit(.loadNull, register)
        }
    }

    mutating func patch(_ word: Int, _ value: UInt32) {
        words[word] = value
    }

    /// Takes back the last instruction, a word long, and what the tables say about it.
    mutating func removeLast() {
        words.removeLast()
        lastInstruction = -1
        while let last = live.last, last.pc >= pc { live.removeLast() }
        while let last = lines.last, last.pc >= pc { lines.removeLast() }
    }

    private mutating func noteLive() {
        if let last = live.last, last.count == top { return }
        live.append(LiveEntry(pc: pc, count: UInt16(truncatingIfNeeded: top)))
    }

    private mutating func noteLine() {
        if let last = lines.last, last.line == position.line, last.source == position.source { return }
        lines.append(LineEntry(pc: pc, line: position.line, source: position.source))
    }
}
