/// Raising errors. A function that fails sets the pending exception and returns `Value.control`.
extension Core {
    /// Throws any value.
    @discardableResult
    @inline(never)
    func raise(_ exception: Value) -> Value {
        state.pointee.exception = exception
        state.pointee.throwing = 1
        return .control
    }

    @discardableResult
    @inline(never)
    func fail(_ text: StaticString) -> Value {
        guard let message = string(text) else { return outOfMemory() }
        return raise(message)
    }

    /// Throws a text in which each `%` of `format` stands for the next of `parts`.
    @discardableResult
    @inline(never)
    func fail(
        _ format: StaticString, _ first: ErrorPart, _ second: ErrorPart = .none, _ third: ErrorPart = .none
    ) -> Value {
        let message: Value? = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var out = ByteWriter(base, capacity: 256)
            var index = 0
            var used = 0
            while index < format.utf8CodeUnitCount {
                let byte = format.utf8Start[index]
                if byte == UInt8(ascii: "%") {
                    write(used == 0 ? first : used == 1 ? second : third, to: &out)
                    used += 1
                } else {
                    out.append(byte)
                }
                index += 1
            }
            return string(base, min(out.count, 256))
        }
        guard let message else { return outOfMemory() }
        return raise(message)
    }

    private func write(_ part: ErrorPart, to out: inout ByteWriter) {
        switch part {
        case .none: break
        case .text(let text): out.append(text)
        case .type(let value): out.append(typeName(value))
        case .byte(let byte): out.append(byte)
        case .number(let number): out.append(decimal: number)
        case .shown(let value): writeShown(value, to: &out)
        case .mask(let mask): writeTypes(mask, to: &out)
        }
    }

    /// A key or operand as error texts show it: strings cut at 50 bytes, numbers as they are, others by type.
    private func writeShown(_ value: Value, to out: inout ByteWriter) {
        switch value.tag {
        case Tag.string:
            let string = stringObject(value)
            var length = min(50, Int(string.length))
            var index = 0
            while index < length {
                if string.bytes[index] == 0 { length = index }
                index += 1
            }
            out.append(string.bytes, count: length)
        case Tag.integer: out.append(decimal: value.integer)
        case Tag.float: writeFloat(Double(value.float), .general(precision: 14), to: &out)
        default: out.append(typeName(value))
        }
    }

    /// Memory is out: the machine stops at the next safe point, nothing can catch it.
    @inline(never)
    func outOfMemory() -> Value {
        requestStop(Interrupt.outOfMemory)
        state.pointee.fatal = 1
        return .control
    }

    /// The error of a name that was not found.
    @inline(never)
    func failIndex(_ key: Value) -> Value {
        state.pointee.missedName = key.isString ? key.offset : 0
        return fail("the index '%' does not exist", .shown(key))
    }
}

/// A piece of an error text.
enum ErrorPart {
    case none
    case text(StaticString)
    case type(Value)
    case shown(Value)
    case byte(UInt8)
    case number(Int32)
    /// The names of the types in a parameter mask, joined by `|`.
    case mask(UInt32)
}

/// Types of parameters as bits, in the order in which 3.0.4 names them.
enum TypeMask {
    static let null: UInt32 = 1 << 0
    static let integer: UInt32 = 1 << 1
    static let float: UInt32 = 1 << 2
    static let bool: UInt32 = 1 << 3
    static let string: UInt32 = 1 << 4
    static let table: UInt32 = 1 << 5
    static let array: UInt32 = 1 << 6
    static let closure: UInt32 = 1 << 7
    static let native: UInt32 = 1 << 8
    static let generator: UInt32 = 1 << 9
    static let classObject: UInt32 = 1 << 10
    static let instance: UInt32 = 1 << 11
    static let weakReference: UInt32 = 1 << 12
    static let number = integer | float
    static let function = closure | native

    static func of(_ tag: UInt32) -> UInt32 {
        switch tag {
        case Tag.null: null
        case Tag.integer: integer
        case Tag.float: float
        case Tag.bool: bool
        case Tag.string: string
        case Tag.table: table
        case Tag.array: array
        case Tag.closure: closure
        case Tag.native: native
        case Tag.generator: generator
        case Tag.classObject: classObject
        case Tag.instance: instance
        case Tag.weakReference: weakReference
        default: 0
        }
    }

    static func name(_ bit: UInt32) -> StaticString {
        switch bit {
        case null: "null"
        case integer: "integer"
        case float: "float"
        case bool: "bool"
        case string: "string"
        case table: "table"
        case array: "array"
        case closure, native: "function"
        case generator: "generator"
        case classObject: "class"
        case instance: "instance"
        default: "weakref"
        }
    }
}

extension Core {
    fileprivate func writeTypes(_ mask: UInt32, to out: inout ByteWriter) {
        var bits = mask
        while bits != 0 {
            let bit = bits & (0 &- bits)
            bits &= bits &- 1
            out.append(TypeMask.name(bit))
            if bits != 0 { out.append(UInt8(ascii: "|")) }
        }
    }

    /// The name of a value's type, `_typeof` not asked.
    func typeName(_ value: Value) -> StaticString {
        switch value.tag {
        case Tag.null: "null"
        case Tag.integer: "integer"
        case Tag.float: "float"
        case Tag.bool: "bool"
        case Tag.string: "string"
        case Tag.table: "table"
        case Tag.array: "array"
        case Tag.closure, Tag.native: "function"
        case Tag.generator: "generator"
        case Tag.classObject: "class"
        case Tag.instance: "instance"
        case Tag.weakReference: "weakref"
        default: "object"
        }
    }
}
