public import SquirrelVM

/// Reads JSON (RFC 8259) into values of a machine, as `http.jsondecode` does.
///
/// Whole numbers that fit become integers, all others floats. Of two equal names the later counts. The nesting is kept
/// on an explicit stack, so none is too deep.
public struct JSONReader {
    private let text: [UInt8]
    private var index = 0
    /// The containers being read, outermost first, with the key that the next value gets in a table.
    private var stack: [(container: Value, key: Value)] = []
    private var result = Value.null

    private init(_ text: [UInt8]) { self.text = text }

    /// - Throws: `invalid`, `outOfMemory`.
    public static func value(of text: [UInt8], in machine: inout Machine) throws(DataFailure) -> Value {
        var reader = JSONReader(text)
        try reader.read(&machine)
        return reader.result
    }

    private mutating func read(_ machine: inout Machine) throws(DataFailure) {
        repeat {
            try value(&machine)
        } while try goesOn(&machine)
        skipSpace()
        if index != text.count { throw .invalid }
    }

    // MARK: Values

    /// Reads a scalar, or opens a container up to the place of its first value.
    private mutating func value(_ machine: inout Machine) throws(DataFailure) {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"):
            index += 1
            try open(made(machine.makeTable()), &machine)
        case UInt8(ascii: "["):
            index += 1
            try open(made(machine.makeArray()), &machine)
        case UInt8(ascii: "\""): try store(made(machine.makeString(try string())), &machine)
        case UInt8(ascii: "t"): try word("true", .bool(true), &machine)
        case UInt8(ascii: "f"): try word("false", .bool(false), &machine)
        case UInt8(ascii: "n"): try word("null", .null, &machine)
        default: try store(number(), &machine)
        }
    }

    private mutating func open(_ container: Value, _ machine: inout Machine) throws(DataFailure) {
        try store(container, &machine)
        stack.append((container, .null))
    }

    private func made(_ value: Value?) throws(DataFailure) -> Value {
        guard let value else { throw .outOfMemory }
        return value
    }

    private mutating func store(_ value: Value, _ machine: inout Machine) throws(DataFailure) {
        guard let (container, key) = stack.last else {
            result = value
            return
        }
        let isTable = container.tag == Tag.table
        let isStored = isTable ? machine.set(container, key, value) : machine.append(container, value)
        if !isStored { throw .outOfMemory }
    }

    private mutating func word(_ word: StaticString, _ value: Value, _ machine: inout Machine) throws(DataFailure) {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard text[index...].starts(with: letters) else { throw .invalid }
        index += letters.count
        try store(value, &machine)
    }

    // MARK: Between values

    /// Goes to the next value's place, closing the containers that end. False at the end of the outermost.
    private mutating func goesOn(_ machine: inout Machine) throws(DataFailure) -> Bool {
        while let (container, key) = stack.last {
            let isTable = container.tag == Tag.table
            let isEmpty = isTable ? key.isNull : machine.count(container) == 0
            skipSpace()
            if peek == UInt8(ascii: isTable ? "}" : "]") {
                index += 1
                stack.removeLast()
                continue
            }
            if !isEmpty { try expect(UInt8(ascii: ",")) }
            if isTable { try self.key(&machine) }
            return true
        }
        return false
    }

    /// Reads `"name":`.
    private mutating func key(_ machine: inout Machine) throws(DataFailure) {
        skipSpace()
        let key = try made(machine.makeString(try string()))
        skipSpace()
        try expect(UInt8(ascii: ":"))
        stack[stack.count - 1].key = key
    }

    // MARK: Letters

    private var peek: UInt8? { index < text.count ? text[index] : nil }

    private mutating func skipSpace() {
        while let letter = peek, letter == 0x20 || (0x09...0x0D).contains(letter) && letter != 0x0B && letter != 0x0C {
            index += 1
        }
    }

    private mutating func expect(_ letter: UInt8) throws(DataFailure) {
        guard peek == letter else { throw .invalid }
        index += 1
    }

    // MARK: Numbers

    private mutating func number() throws(DataFailure) -> Value {
        let start = index
        if peek == UInt8(ascii: "-") { index += 1 }
        let first = peek
        let digits = try skipDigits()
        if digits > 1 && first == UInt8(ascii: "0") { throw .invalid }
        var isWhole = true
        if peek == UInt8(ascii: ".") {
            index += 1
            isWhole = false
            _ = try skipDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            index += 1
            isWhole = false
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
            _ = try skipDigits()
        }
        let text = String(decoding: text[start..<index], as: UTF8.self)
        if isWhole, let value = Int32(text) { return .integer(value) }
        // Too large for a float is infinite, as in the language.
        return .float(Float(text) ?? (text.hasPrefix("-") ? -Float.infinity : .infinity))
    }

    /// Goes past at least one digit.
    private mutating func skipDigits() throws(DataFailure) -> Int {
        let start = index
        while let digit = peek, (0x30...0x39).contains(digit) { index += 1 }
        if index == start { throw .invalid }
        return index - start
    }

    // MARK: Strings

    private mutating func string() throws(DataFailure) -> [UInt8] {
        try expect(UInt8(ascii: "\""))
        var bytes: [UInt8] = []
        while let letter = peek {
            index += 1
            switch letter {
            case UInt8(ascii: "\""): return bytes
            case UInt8(ascii: "\\"): try escape(&bytes)
            case 0..<0x20: throw .invalid
            default: bytes.append(letter)
            }
        }
        throw .invalid
    }

    private mutating func escape(_ bytes: inout [UInt8]) throws(DataFailure) {
        guard let letter = peek else { throw .invalid }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"): try bytes += String(unicode()).utf8
        default: throw .invalid
        }
    }

    /// The character of `XXXX`, or of a pair of surrogates; a lone surrogate is U+FFFD.
    private mutating func unicode() throws(DataFailure) -> Character {
        var code = try codeUnit()
        if (0xD800..<0xDC00).contains(code), text[index...].starts(with: Array("\\u".utf8)) {
            let mark = index
            index += 2
            let low = try codeUnit()
            if (0xDC00..<0xE000).contains(low) {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            } else {
                index = mark
            }
        }
        return Character(Unicode.Scalar(code) ?? "\u{FFFD}")
    }

    private mutating func codeUnit() throws(DataFailure) -> UInt32 {
        guard index + 4 <= text.count else { throw .invalid }
        var code: UInt32 = 0
        for letter in text[index..<(index + 4)] {
            guard let digit = hexDigit(letter) else { throw .invalid }
            code = code << 4 | UInt32(digit)
        }
        index += 4
        return code
    }
}
