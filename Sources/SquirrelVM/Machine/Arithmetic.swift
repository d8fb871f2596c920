/// The operators where the loop's fast paths do not apply: mixed numbers, strings, metamethods, errors.
enum ArithmeticOperator: UInt8 {
    case add, sub, mul, div, mod

    /// The character in error texts.
    var symbol: UInt8 {
        switch self {
        case .add: UInt8(ascii: "+")
        case .sub: UInt8(ascii: "-")
        case .mul: UInt8(ascii: "*")
        case .div: UInt8(ascii: "/")
        case .mod: UInt8(ascii: "%")
        }
    }

    var metamethod: Metamethod {
        switch self {
        case .add: .add
        case .sub: .sub
        case .mul: .mul
        case .div: .div
        case .mod: .modulo
        }
    }
}

enum BitOperator: UInt8 {
    case and, or, xor, shl, shr, ushr
}

extension Core {
    @inline(never)
    func arithmetic(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) -> Value {
        if a.isNumber && b.isNumber {
            if a.isInteger && b.isInteger { return integerArithmetic(operation, a.integer, b.integer) }
            return floatArithmetic(operation, number(a), number(b))
        }
        if operation == .add && (a.isString || b.isString) { return joined(a, b) }
        let method = metamethod(of: a, operation.metamethod)
        if !method.isNull { return callMetamethod(method, a, b, kind: .result) }
        return failArithmetic(operation, a, b)
    }

    private func integerArithmetic(_ operation: ArithmeticOperator, _ a: Int32, _ b: Int32) -> Value {
        switch operation {
        case .add: return .integer(a &+ b)
        case .sub: return .integer(a &- b)
        case .mul: return .integer(a &* b)
        case .div:
            if b == 0 { return fail("division by zero") }
            return .integer(b == -1 ? 0 &- a : a / b)
        case .mod:
            if b == 0 { return fail("modulo by zero") }
            return .integer(b == -1 ? 0 : a % b)
        }
    }

    private func floatArithmetic(_ operation: ArithmeticOperator, _ a: Float, _ b: Float) -> Value {
        switch operation {
        case .add: .float(a + b)
        case .sub: .float(a - b)
        case .mul: .float(a * b)
        case .div: .float(a / b)
        case .mod: .float(Float(Platform.fmod(Double(a), Double(b))))
        }
    }

    /// A number as a float.
    @inline(__always)
    func number(_ value: Value) -> Float { value.isFloat ? value.float : Float(value.integer) }

    @inline(never)
    private func failArithmetic(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) -> Value {
        fail("arith op % on between '%' and '%'", .byte(operation.symbol), .type(a), .type(b))
    }

    @inline(never)
    func bitwise(_ operation: BitOperator, _ a: Value, _ b: Value) -> Value {
        guard a.isInteger && b.isInteger else { return fail("bitwise op between '%' and '%'", .type(a), .type(b)) }
        switch operation {
        case .and: return .integer(a.integer & b.integer)
        case .or: return .integer(a.integer | b.integer)
        case .xor: return .integer(a.integer ^ b.integer)
        case .shl, .shr, .ushr: return .integer(shift(operation, a.integer, b.integer))
        }
    }

    /// Shifts by 32 and more, and by negative counts, follow the processor: ARM looks at the low byte of the count,
    /// x86 at its low five bits.
    private func shift(_ operation: BitOperator, _ a: Int32, _ count: Int32) -> Int32 {
        var places = UInt32(bitPattern: count)
        if state.pointee.dialect & DialectFlags.arm != 0 {
            places &= 0xFF
            if places >= 32 { return operation == .shr && a < 0 ? -1 : 0 }
        }
        let by = Int32(bitPattern: places & 31)
        switch operation {
        case .shl: return a &<< by
        case .shr: return a &>> by
        default: return Int32(bitPattern: UInt32(bitPattern: a) &>> UInt32(bitPattern: by))
        }
    }

    @inline(never)
    func negate(_ a: Value) -> Value {
        switch a.tag {
        case Tag.integer: return .integer(0 &- a.integer)
        case Tag.float: return .float(-a.float)
        default:
            let method = metamethod(of: a, .unm)
            if !method.isNull { return callMetamethod(method, a, kind: .result) }
            return fail("attempt to negate a %", .type(a))
        }
    }

    @inline(never)
    func complement(_ a: Value) -> Value {
        if a.isInteger { return .integer(~a.integer) }
        return fail("attempt to perform a bitwise op on a %", .type(a))
    }

    // MARK: Texts

    /// `a + b` where one is a string: both as text; `_tostring` is asked on the left first.
    private func joined(_ a: Value, _ b: Value) -> Value {
        let left = textMetamethod(a)
        if !left.isNull { return callMetamethod(left, a, kind: .joinLeft, state: (a, b, .null, .null)) }
        let right = textMetamethod(b)
        if !right.isNull { return callMetamethod(right, b, kind: .joinRight, state: (a, b, .null, .null)) }
        return concatenate(a, b) ?? outOfMemory()
    }

    /// Goes on where the left operand's text is known.
    func joined(leftText: Value, _ b: Value) -> Value {
        let right = textMetamethod(b)
        if !right.isNull { return callMetamethod(right, b, kind: .joinRight, state: (leftText, b, .null, .null)) }
        return concatenate(leftText, b) ?? outOfMemory()
    }

    /// `typeof`: what `_typeof` says, or the type's name.
    func typeOf(_ value: Value) -> Value {
        let method = metamethod(of: value, .typeOf)
        if !method.isNull { return callMetamethod(method, value, kind: .result) }
        if value.tag == Tag.instance {
            let name = instance(value).ofClass.nativeName
            if name != 0 { return Value(tag: Tag.string, payload: name) }
        }
        return string(typeName(value)) ?? outOfMemory()
    }

    // MARK: Classes

    func isInstance(_ value: Value, of wanted: Value) -> Value {
        guard wanted.tag == Tag.classObject else {
            return fail("cannot apply instanceof between a % and a %", .type(wanted), .type(value))
        }
        guard value.tag == Tag.instance else { return .bool(false) }
        var at = instance(value).classOffset
        while at != 0 {
            if at == wanted.offset { return .bool(true) }
            at = ClassObject(core: self, offset: at).base
            if at != 0 { charge(1) }
        }
        return .bool(false)
    }

    /// `clone`: tables, arrays and instances; `_cloned` of the copy runs with the original.
    func clone(_ value: Value) -> Value {
        switch value.tag {
        case Tag.table:
            guard let copy = table(value).copy() else { return outOfMemory() }
            charge(copy.count)
            return finishClone(copy.asValue, value)
        case Tag.array:
            guard let copy = array(value).copy() else { return outOfMemory() }
            charge(copy.count &>> 2)
            return copy.asValue
        case Tag.instance:
            guard let copy = copy(instance(value)) else { return outOfMemory() }
            let native = cloneNativePart(instance(value), copy)
            return native.isControl ? native : finishClone(copy.asValue, value)
        default: return fail("cloning a %", .type(value))
        }
    }

    private func finishClone(_ copy: Value, _ original: Value) -> Value {
        let method = metamethod(of: copy, .cloned)
        if method.isNull { return copy }
        return callMetamethod(method, copy, original, kind: .clone, state: (copy, .null, .null, .null))
    }
}
