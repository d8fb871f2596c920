/// One instruction of a function, taken apart by its row of the opcode table.
///
/// What the verifier and the disassembler know of an instruction they know from here. Reading is total: a number
/// without a row gives nil, an extension behind the end of the code reads as zero.
struct Instruction {
    let opcode: Opcode
    let spec: OpcodeSpec
    /// Where it begins, in words.
    let pc: Int
    let word: UInt32
    /// The second word, 0 where there is none.
    let second: UInt32

    init?(_ code: [UInt32], at pc: Int) {
        word = code[pc]
        guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: word)) else { return nil }
        self.opcode = opcode
        spec = opcodeTable[Int(opcode.rawValue)]
        self.pc = pc
        second = spec.ext != .none && pc + 1 < code.count ? code[pc + 1] : 0
    }

    var a: Int { Int(word >> 8 & 0xFF) }
    var b: Int { Int(word >> 16 & 0xFF) }
    var c: Int { Int(word >> 24) }
    var bc: Int { Int(word >> 16) }
    /// The word behind the instruction.
    var next: Int { pc + spec.words }

    /// The constant that holds the key of a field access, and its inline cache.
    var fieldKey: Int { Int(second & 0xFFFF) }
    var fieldCache: Int { Int(second >> 16) }
    /// The register of a class member's attributes; nil for none.
    var memberAttributes: Int? {
        let register = Int(second >> 8 & 0xFF)
        return register == Self.noRegister ? nil : register
    }

    /// What an optional register operand is where there is no register.
    static let noRegister = 255
    /// What a field access without an inline cache has for its number.
    static let noCache = 0xFFFF

    /// The signed distance of a jump in words, nil for instructions that do not jump.
    var distance: Int? {
        if spec.effects.contains(.jump24) { return Int(Int32(bitPattern: word) >> 8) }
        switch spec.ext {
        case .forward, .backward: return Int(Int32(bitPattern: second))
        default: return nil
        }
    }

    /// Where a jump goes, in words.
    var target: Int? { distance.map { next + $0 } }

    /// Whether a jump goes back and so counts against the budget.
    var goesBack: Bool { opcode == .loop || spec.ext == .backward }

    var endsBlock: Bool { spec.effects.contains(.endsBlock) }
}

/// Registers an instruction touches.
extension Instruction {
    /// The highest register that it reads, -1 for none. `defaults` is the number of default values of the function
    /// that a `closure` instruction makes.
    func highestRead(defaults: Int) -> Int {
        var highest = max(read(spec.a, a), read(spec.b, b), read(spec.c, c))
        let effects = spec.effects
        if effects.contains(.call) { highest = max(highest, a + b) }
        if effects.contains(.readsListAtB) && c > 0 { highest = max(highest, b + c - 1) }
        if effects.contains(.readsDefaultsAtB) && defaults > 0 { highest = max(highest, b + defaults - 1) }
        if opcode == .foreachNext { highest = max(highest, a + 3) }
        if spec.ext == .member, let attributes = memberAttributes { highest = max(highest, attributes) }
        return highest
    }

    private func read(_ role: OperandRole, _ byte: Int) -> Int {
        switch role {
        case .read, .update: byte
        case .optional: byte == Self.noRegister ? -1 : byte
        default: -1
        }
    }

    /// The registers that hold a value once it is done.
    var writes: Range<Int> {
        let effects = spec.effects
        if effects.contains(.foreachState) { return a + 1..<a + 4 }
        guard spec.a == .write || spec.a == .update else { return 0..<0 }
        if effects.contains(.writesPair) { return a..<a + 2 }
        if effects.contains(.writesRange) { return a..<a + b + 1 }
        return a..<a + 1
    }

    /// The first register whose content is lost: a call's callee slot, in which the new frame's link stands while the
    /// callee runs. Nil where everything keeps its value.
    var clobbersFrom: Int? { spec.effects.contains(.call) ? a : nil }
}
