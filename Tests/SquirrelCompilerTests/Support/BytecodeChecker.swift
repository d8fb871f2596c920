import SquirrelVM

/// Checks what the compiler promises about its code: operands in range, jumps to instructions, every register written
/// on all paths before it is read or counted as live.
///
/// It reads the opcode table and shares nothing with the machine's verifier, so each can find errors of the other.
struct BytecodeChecker {
    let program: Program
    let function: FunctionCode
    private(set) var problems: [String] = []

    /// By position: the registers that are surely written there; nil for what was not reached.
    private var written: [RegisterSet?]
    private var work: [Int] = []
    /// By position: the count of the live table.
    private let liveCounts: [Int]

    static func problems(of program: Program) -> [String] {
        program.functions.indices.flatMap { index in
            var checker = BytecodeChecker(program, index)
            checker.check()
            let name = String(decoding: checker.function.name ?? [], as: UTF8.self)
            return checker.problems.map { "function \(index) \(name): \($0)" }
        }
    }

    private init(_ program: Program, _ index: Int) {
        self.program = program
        function = program.functions[index]
        written = Array(repeating: nil, count: function.code.count)
        liveCounts = BytecodeChecker.spread(function.live, over: function.code.count)
        for inner in function.functions where inner <= index {
            problems.append("inner function \(inner) before its parent")
        }
    }

    private static func spread(_ table: [LiveEntry], over count: Int) -> [Int] {
        var result = Array(repeating: 0, count: count)
        for (index, entry) in table.enumerated() {
            let end = index + 1 < table.count ? Int(table[index + 1].pc) : count
            for pc in Int(entry.pc)..<max(end, Int(entry.pc)) where pc < count { result[pc] = Int(entry.count) }
        }
        return result
    }

    private mutating func check() {
        checkTables()
        var start = RegisterSet()
        for register in 0..<Int(function.firstFreeRegister) + (function.isGenerator ? 1 : 0) { start.insert(register) }
        arrive(0, start)
        while let pc = work.popLast() { step(pc) }
        checkBoundaries()
    }

    private mutating func report(_ pc: Int, _ text: String) {
        problems.append("\(pc): \(text)")
    }
}

// MARK: - Flow

extension BytecodeChecker {
    private mutating func arrive(_ pc: Int, _ set: RegisterSet) {
        guard pc >= 0 && pc < written.count else { return report(pc, "control leaves the code") }
        guard let known = written[pc] else {
            written[pc] = set
            work.append(pc)
            return
        }
        let both = known.intersection(set)
        if both != known {
            written[pc] = both
            work.append(pc)
        }
    }

    private mutating func step(_ pc: Int) {
        guard let spec = spec(at: pc), var set = written[pc] else { return }
        let word = Instruction(function.code[pc])
        let live = liveCounts[pc]
        for register in 0..<live where !set.contains(register) {
            report(pc, "R\(register) counts as live but is not written")
        }
        for register in reads(spec, word, pc) {
            if !set.contains(register) { report(pc, "\(spec.name) reads R\(register), which is not written") }
            if register >= live { report(pc, "\(spec.name) reads R\(register), which is not live") }
        }
        checkOperands(spec, word, pc)
        for handler in function.handlers where Int(handler.start) <= pc && pc < Int(handler.end) {
            var caught = set
            caught.removeAll(from: Int(handler.register))
            caught.insert(Int(handler.register))
            arrive(Int(handler.target), caught)
            break
        }
        if spec.effects.contains(.call) { set.removeAll(from: word.a) }
        for register in writes(spec, word) { set.insert(register) }
        let next = pc + spec.words
        if let target = jumpTarget(spec, word, pc) { arrive(target, set) }
        if !spec.effects.contains(.endsBlock) { arrive(next, set) }
    }

    private func spec(at pc: Int) -> OpcodeSpec? {
        let number = Int(function.code[pc] & 0xFF)
        return number < opcodeTable.count ? opcodeTable[number] : nil
    }

    private func reads(_ spec: OpcodeSpec, _ word: Instruction, _ pc: Int) -> [Int] {
        var result: [Int] = []
        for (role, value) in [(spec.a, word.a), (spec.b, word.b), (spec.c, word.c)] {
            if role == .read || role == .update || (role == .optional && value != 255) { result.append(value) }
        }
        if spec.effects.contains(.call) { result += Array(word.a...word.a + word.b) }
        if spec.effects.contains(.readsListAtB) { result += Array(word.b..<word.b + word.c) }
        if spec.effects.contains(.foreachState), spec.ext == .backward { result += Array(word.a...word.a + 3) }
        if spec.effects.contains(.readsDefaultsAtB), let inner = innerFunction(pc) {
            result += Array(word.b..<word.b + Int(inner.defaultCount))
        }
        if spec.ext == .member, function.code[pc + 1] >> 8 != 255 { result.append(Int(function.code[pc + 1] >> 8)) }
        return result
    }

    private func writes(_ spec: OpcodeSpec, _ word: Instruction) -> [Int] {
        var result: [Int] = []
        if spec.a == .write || spec.a == .update { result.append(word.a) }
        if spec.effects.contains(.writesPair) { result.append(word.a + 1) }
        if spec.effects.contains(.writesRange) { result += Array(word.a...word.a + word.b) }
        if spec.effects.contains(.foreachState) { result += Array(word.a + 1...word.a + 3) }
        return result
    }

    private func jumpTarget(_ spec: OpcodeSpec, _ word: Instruction, _ pc: Int) -> Int? {
        if spec.effects.contains(.jump24) { return pc + 1 + Int(Int32(bitPattern: function.code[pc]) >> 8) }
        guard spec.ext == .forward || spec.ext == .backward else { return nil }
        return pc + 2 + Int(Int32(bitPattern: function.code[pc + 1]))
    }

    private func innerFunction(_ pc: Int) -> FunctionCode? {
        let index = Int(function.code[pc + 1])
        return index < function.functions.count ? program.functions[Int(function.functions[index])] : nil
    }
}

// MARK: - Ranges

extension BytecodeChecker {
    private mutating func checkOperands(_ spec: OpcodeSpec, _ word: Instruction, _ pc: Int) {
        for (role, value) in [(spec.a, word.a), (spec.b, word.b), (spec.c, word.c)] {
            if role == .none && value != 0 && !spec.hasWideOperand { report(pc, "unused operand is not 0") }
            if role == .constant && value >= function.constants.count { report(pc, "constant out of range") }
            if role == .constant16 && word.wide >= function.constants.count { report(pc, "constant out of range") }
            if role == .outer16 && word.wide >= function.outers.count { report(pc, "outer out of range") }
        }
        for register in reads(spec, word, pc) + writes(spec, word) where register >= Int(function.registerCount) {
            report(pc, "\(spec.name) uses R\(register) of \(function.registerCount)")
        }
        if spec.effects.contains(.internalOnly) { report(pc, "\(spec.name) is not for programs") }
        if spec.effects.contains(.generatorOnly) && !function.isGenerator { report(pc, "not in a generator") }
        checkExtension(spec, word, pc)
        if let target = jumpTarget(spec, word, pc) { checkJump(spec, target, pc) }
    }

    private mutating func checkExtension(_ spec: OpcodeSpec, _ word: Instruction, _ pc: Int) {
        guard spec.ext != .none else { return }
        guard pc + 1 < function.code.count else { return report(pc, "extension is missing") }
        let ext = function.code[pc + 1]
        switch spec.ext {
        case .field:
            let key = Int(ext & 0xFFFF)
            if key >= function.constants.count { return report(pc, "key out of range") }
            guard case .string = function.constants[key] else { return report(pc, "key is no string") }
            let cache = ext >> 16
            if cache != 0xFFFF && cache >= function.cacheCount { report(pc, "cache out of range") }
        case .constant where ext >= function.constants.count: report(pc, "constant out of range")
        case .function where ext >= function.functions.count: report(pc, "function out of range")
        default: break
        }
    }

    private mutating func checkJump(_ spec: OpcodeSpec, _ target: Int, _ pc: Int) {
        let isBack = spec.ext == .backward || String(describing: spec.name) == "loop"
        if isBack != (target <= pc) { report(pc, "\(spec.name) goes the wrong way") }
    }

    private mutating func checkTables() {
        if function.live.first?.pc != 0 { report(0, "live table does not begin at 0") }
        for (one, next) in zip(function.live, function.live.dropFirst()) {
            if one.pc >= next.pc || one.count == next.count { report(Int(next.pc), "live table is not in order") }
        }
        for (one, next) in zip(function.lines, function.lines.dropFirst()) where one.pc >= next.pc {
            report(Int(next.pc), "line table is not in order")
        }
        for entry in function.lines where Int(entry.source) >= program.sources.count {
            report(Int(entry.pc), "source out of range")
        }
        for handler in function.handlers where handler.start >= handler.end || Int(handler.end) > function.code.count {
            report(Int(handler.start), "handler guards nothing")
        }
        for local in function.locals
        where local.register >= function.registerCount || Int(local.end) > function.code.count {
            report(Int(local.start), "local out of range")
        }
    }

    private mutating func checkBoundaries() {
        var pc = 0
        while pc < function.code.count {
            guard let spec = spec(at: pc) else { return report(pc, "unknown opcode") }
            if spec.words == 2 && pc + 1 < written.count && written[pc + 1] != nil {
                report(pc, "jump into an extension")
            }
            pc += spec.words
        }
    }
}

extension OpcodeSpec {
    /// Two or three operand bytes belong together.
    fileprivate var hasWideOperand: Bool {
        switch b {
        case .unsigned16, .signed16, .constant16, .outer16: true
        default: effects.contains(.jump24)
        }
    }
}

private struct Instruction {
    let a: Int, b: Int, c: Int
    var wide: Int { b | c << 8 }

    init(_ word: UInt32) {
        a = Int(word >> 8 & 0xFF)
        b = Int(word >> 16 & 0xFF)
        c = Int(word >> 24)
    }
}

/// A set of registers.
private struct RegisterSet: Equatable {
    private var bits = SIMD8<UInt64>()

    func contains(_ register: Int) -> Bool { bits[register >> 6] >> UInt64(register & 63) & 1 == 1 }
    mutating func insert(_ register: Int) { bits[register >> 6] |= 1 << UInt64(register & 63) }
    func intersection(_ other: RegisterSet) -> RegisterSet {
        var result = self
        result.bits &= other.bits
        return result
    }
    mutating func removeAll(from register: Int) {
        bits[register >> 6] &= (1 << UInt64(register & 63)) - 1
        for index in min(8, (register >> 6) + 1)..<8 { bits[index] = 0 }
    }
}
