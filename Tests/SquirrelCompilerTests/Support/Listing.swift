import SquirrelVM

/// A function's code as text: an instruction a line, with names for constants and positions for jumps.
struct Listing {
    let function: FunctionCode

    var text: String {
        var lines: [String] = []
        var pc = 0
        while pc < function.code.count {
            let spec = opcodeTable[Int(function.code[pc] & 0xFF)]
            lines.append("\(pc) \(spec.name)\(operands(spec, pc))\(detail(spec, pc))")
            pc += spec.words
        }
        return lines.joined(separator: "\n")
    }

    private func operands(_ spec: OpcodeSpec, _ pc: Int) -> String {
        let word = function.code[pc]
        let wide = Int(word >> 16)
        var text = ""
        for (role, byte) in zip([spec.a, spec.b, spec.c], [word >> 8 & 0xFF, word >> 16 & 0xFF, word >> 24]) {
            switch role {
            case .none: break
            case .read, .write, .update: text += " r\(byte)"
            case .unsigned: text += " \(byte)"
            case .signed: text += " \(Int8(truncatingIfNeeded: Int(byte)))"
            case .constant: text += " \(constant(Int(byte)))"
            case .optional: text += byte == 255 ? " -" : " r\(byte)"
            case .unsigned16: text += " \(wide)"
            case .signed16: text += " \(Int16(truncatingIfNeeded: wide))"
            case .constant16: text += " \(constant(wide))"
            case .outer16: text += " outer\(wide)"
            }
        }
        return text
    }

    private func detail(_ spec: OpcodeSpec, _ pc: Int) -> String {
        if spec.effects.contains(.jump24) { return " -> \(pc + 1 + Int(Int32(bitPattern: function.code[pc]) >> 8))" }
        guard spec.words == 2 else { return "" }
        let word = function.code[pc + 1]
        switch spec.ext {
        case .forward, .backward: return " -> \(pc + 2 + Int(Int32(bitPattern: word)))"
        case .field: return " .\(constant(Int(word & 0xFFFF)))"
        case .constant: return " \(constant(Int(word)))"
        case .function: return " function \(function.functions[Int(word)])"
        case .member: return word & 1 == 1 ? " static" : ""
        case .none: return ""
        }
    }

    private func constant(_ index: Int) -> String {
        switch function.constants[index] {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let bits): "\(Float(bitPattern: bits))"
        case .string(let text): String(decoding: text, as: UTF8.self)
        }
    }
}
