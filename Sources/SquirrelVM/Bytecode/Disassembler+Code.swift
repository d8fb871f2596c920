/// The code of a function in a listing: source line, word, live registers, opcode, operands, and what they stand for.
extension Listing {
    mutating func addCode(_ function: FunctionCode) {
        var lines = TableCursor(function.lines.map { Int($0.pc) })
        var live = TableCursor(function.live.map { Int($0.pc) })
        var pc = 0
        while pc < function.code.count {
            if let row = lines.advance(to: pc) {
                out.append("  ")
                addPosition(source: function.lines[row].source, line: function.lines[row].line)
                endLine()
            }
            _ = live.advance(to: pc)
            pad(to: 6)
            out.append(decimal: pc)
            pad(to: 13)
            if let row = live.row {
                out.append("[")
                out.append(decimal: Int(function.live[row].count))
                out.append("]")
            }
            pad(to: 19)
            pc = addInstruction(function, pc)
            endLine()
        }
    }

    /// The word behind the instruction.
    private mutating func addInstruction(_ function: FunctionCode, _ pc: Int) -> Int {
        guard let instruction = Instruction(function.code, at: pc) else {
            out.append("? ")
            out.append(hexadecimal: function.code[pc])
            return pc + 1
        }
        out.append(instruction.spec.name)
        addOperands(instruction)
        addExtension(instruction, function)
        if let target = instruction.target { addNumber("-> ", target) }
        addMeaning(instruction, function)
        return instruction.next
    }

    // MARK: Operands

    private mutating func addOperands(_ instruction: Instruction) {
        let spec = instruction.spec
        if spec.effects.contains(.jump24) { return }
        addOperand(spec.a, instruction.a, instruction)
        addOperand(spec.b, instruction.b, instruction)
        addOperand(spec.c, instruction.c, instruction)
    }

    private mutating func addOperand(_ role: OperandRole, _ byte: Int, _ instruction: Instruction) {
        switch role {
        case .none: break
        case .read, .write, .update: addNumber("r", byte)
        case .optional: if byte == Instruction.noRegister { addWord("-") } else { addNumber("r", byte) }
        case .unsigned: addNumber("", byte)
        case .signed: addNumber("", Int(Int8(truncatingIfNeeded: byte)))
        case .constant: addNumber("k", byte)
        case .unsigned16: addNumber("", instruction.bc)
        case .signed16: addNumber("", Int(Int16(truncatingIfNeeded: instruction.bc)))
        case .constant16: addNumber("k", instruction.bc)
        case .outer16: addNumber("o", instruction.bc)
        }
    }

    private mutating func addNumber(_ prefix: StaticString, _ number: Int) {
        addWord(prefix)
        out.append(decimal: number)
    }

    /// A word in the column of operands, a space before it.
    private mutating func addWord(_ word: StaticString) {
        pad(to: 40)
        out.append(word)
    }

    private mutating func addExtension(_ instruction: Instruction, _ function: FunctionCode) {
        switch instruction.spec.ext {
        case .none, .forward, .backward: break
        case .field:
            addNumber("k", instruction.fieldKey)
            if instruction.fieldCache != Instruction.noCache { addNumber("cache ", instruction.fieldCache) }
        case .constant: addNumber("k", Int(instruction.second))
        case .function:
            let index = Int(instruction.second)
            if index < function.functions.count {
                addNumber("function ", Int(function.functions[index]))
            } else {
                addWord("function ?")
            }
        case .member:
            if instruction.second & 1 != 0 { addWord("static") }
            if let register = instruction.memberAttributes { addNumber("attributes r", register) }
        }
    }

    // MARK: Constants

    /// The constant that the instruction names, behind a semicolon.
    private mutating func addMeaning(_ instruction: Instruction, _ function: FunctionCode) {
        guard let index = instruction.constantIndex else { return }
        pad(to: 64)
        out.append("; ")
        if index < function.constants.count { addConstant(function.constants[index]) } else { out.append("?") }
    }

    mutating func addConstant(_ constant: Constant) {
        switch constant {
        case .null: out.append("null")
        case .bool(let value): out.append(value ? "true" : "false")
        case .integer(let value): out.append(decimal: Int(value))
        case .float(let bits): addFloat(Float(bitPattern: bits))
        case .string(let bytes): addQuoted(bytes)
        }
    }

    private mutating func addFloat(_ value: Float) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Core.longestText) { buffer in
            guard let base = buffer.baseAddress else { return }
            var writer = ByteWriter(base, capacity: Core.longestText)
            writeFloat(Double(value), .general(precision: 9), to: &writer)
            for byte in buffer.prefix(min(writer.count, Core.longestText)) { out.append(byte) }
        }
    }

    /// Bytes in quotes; what is not printable ASCII as `\xNN`, long ones cut.
    private mutating func addQuoted(_ bytes: [UInt8]) {
        out.append("\"")
        for byte in bytes.prefix(Self.longestQuote) {
            switch byte {
            case UInt8(ascii: "\n"): out.append("\\n")
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                out.append("\\")
                out.append(byte)
            case 0x20...0x7E: out.append(byte)
            default:
                out.append("\\x")
                out.append(hexadecimal: UInt32(byte), digits: 2)
            }
        }
        out.append(bytes.count > Self.longestQuote ? "\"..." : "\"")
    }

    private static var longestQuote: Int { 48 }
}

extension Instruction {
    /// The constant that the instruction names, if it names one.
    fileprivate var constantIndex: Int? {
        if spec.ext == .field { return fieldKey }
        if spec.ext == .constant { return Int(second) }
        if spec.b == .constant16 { return bc }
        if spec.b == .constant { return b }
        if spec.c == .constant { return c }
        return nil
    }
}

/// Goes through a table sorted by word as the code goes by.
private struct TableCursor {
    private let words: [Int]
    private var next = 0

    init(_ words: [Int]) { self.words = words }

    /// The row that holds at the word last reached.
    var row: Int? { next == 0 ? nil : next - 1 }

    /// The row that begins to hold here, if one does.
    mutating func advance(to pc: Int) -> Int? {
        let before = next
        while next < words.count && words[next] <= pc { next += 1 }
        return next == before ? nil : row
    }
}
