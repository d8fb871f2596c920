/// One call of a native: where `this` and the arguments stand. They are live while the native runs.
///
/// A native returns a value, or `.control` after `core.fail(…)`, after pushing a continuation frame, or after handing
/// the call to the host. It never calls script itself.
struct NativeCall {
    let core: Core
    /// Offset of `this`.
    let frame: Offset
    /// Arguments with `this`.
    let count: UInt32

    @inline(__always) var this: Value { core.loadValue(frame) }
    /// Argument n, 1…count-1.
    @inline(__always) subscript(index: UInt32) -> Value { core.loadValue(frame &+ index &* 8) }
    /// Argument n where it was given.
    func optional(_ index: UInt32) -> Value? { index < count ? self[index] : nil }
    /// Where the arguments end: continuation frames go above.
    var end: Offset { frame &+ count &* 8 }
    /// Argument n, whose type the declaration has checked to be a number, as an integer.
    func integer(_ index: UInt32) -> Int32 { core.integerValue(self[index]) }
    func float(_ index: UInt32) -> Float { core.number(self[index]) }
    func string(_ index: UInt32) -> StringObject { core.stringObject(self[index]) }
}

/// A native as it is declared: its number, its name, its parameters.
struct NativeSpec {
    /// A `NativeFunction`, or a `HostFunctionID`.
    let id: UInt32
    let name: StaticString
    /// Parameters with `this`: n exactly n, -n at least n, 0 unchecked.
    let arity: Int32
    /// Types of the parameters, `this` first, in 3.0.4's letters: `t` table, `a` array, `s` string, `n` number,
    /// `i` integer, `f` float, `b` bool, `c` closure or native, `y` class, `x` instance, `g` generator, `r` weak
    /// reference, `o` null, `.` any; `|` joins alternatives. Parameters that are not named may be anything.
    let types: StaticString

    init(_ function: NativeFunction, _ name: StaticString, _ arity: Int32, _ types: StaticString = "") {
        self.init(host: function.rawValue, name, arity, types)
    }

    /// A function that the host answers.
    init(host id: UInt32, _ name: StaticString, _ arity: Int32, _ types: StaticString = "") {
        self.id = id
        self.name = name
        self.arity = arity
        self.types = types
    }

    var masks: NativeMasks { NativeMasks(types) }
}

extension NativeMasks {
    /// Reads the letters of a declaration.
    init(_ types: StaticString) {
        self.init(letters: UnsafeBufferPointer(start: types.utf8Start, count: types.utf8CodeUnitCount))
    }

    init(letters: UnsafeBufferPointer<UInt8>) {
        self.init()
        var parameter = 0
        var mask: UInt32 = 0
        var joins = true
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            if letter == UInt8(ascii: "|") {
                joins = true
            } else {
                if !joins {
                    set(parameter, UInt16(truncatingIfNeeded: mask))
                    parameter += 1
                    mask = 0
                }
                mask |= NativeMasks.mask(letter)
                joins = false
            }
            index += 1
        }
        if !letters.isEmpty { set(parameter, UInt16(truncatingIfNeeded: mask)) }
    }

    private static func mask(_ letter: UInt8) -> UInt32 {
        switch letter {
        case UInt8(ascii: "o"): TypeMask.null
        case UInt8(ascii: "i"): TypeMask.integer
        case UInt8(ascii: "f"): TypeMask.float
        case UInt8(ascii: "n"): TypeMask.number
        case UInt8(ascii: "b"): TypeMask.bool
        case UInt8(ascii: "s"): TypeMask.string
        case UInt8(ascii: "t"): TypeMask.table
        case UInt8(ascii: "a"): TypeMask.array
        case UInt8(ascii: "c"): TypeMask.function
        case UInt8(ascii: "g"): TypeMask.generator
        case UInt8(ascii: "y"): TypeMask.classObject
        case UInt8(ascii: "x"): TypeMask.instance
        case UInt8(ascii: "r"): TypeMask.weakReference
        default: TypeMask.any
        }
    }
}

extension TypeMask {
    /// `.` in a declaration: any type, as opposed to 0 behind the last parameter that is declared.
    static let any: UInt32 = 0xFFFF
}

extension Core {
    /// Checks the arguments of the native at `slot` and runs it.
    func callNative(slot: Offset, count: UInt32) -> Value {
        let native = native(loadValue(slot))
        let frame = slot &+ 8
        if !native.environment.isNull { storeValue(frame, native.environment) }
        let arity = native.arity
        if arity > 0 ? count != UInt32(arity) : count < UInt32(-arity) { return fail("wrong number of parameters") }
        var index: UInt32 = 0
        while index < count && index < NativeObject.maskCount {
            let mask = native.mask(index)
            let value = loadValue(frame &+ index &* 8)
            if mask != 0 && mask & TypeMask.of(value.tag) == 0 { return failParameter(Int32(index), value, mask) }
            index &+= 1
        }
        let id = native.id
        if id >= NativeFunction.firstHost { return callHost(id, frame: frame, count: count) }
        guard let function = NativeFunction(rawValue: id) else { return fail("call failed") }
        return run(function, NativeCall(core: self, frame: frame, count: count))
    }

    func failParameter(_ index: Int32, _ value: Value, _ mask: UInt32) -> Value {
        fail(
            "parameter % has an invalid type '%' ; expected: '%'", .number(index), .type(value), .mask(mask))
    }

    /// Leaves the machine so that the host can answer the call with `Machine.complete`.
    func callHost(_ id: UInt32, frame: Offset, count: UInt32) -> Value {
        // A blob goes as it is: what it shows as is the host's business.
        if id & Core.textFlag != 0 && count > 1 && !isBlob(loadValue(frame &+ 8)) {
            let call = NativeCall(core: self, frame: frame, count: count)
            return withText(of: call[1], call) { core, _ in
                core.callHost(id & ~Core.textFlag, frame: frame, count: count)
            }
        }
        state.pointee.hostFunction = id & ~Core.textFlag
        state.pointee.hostArguments = frame
        state.pointee.hostCount = count
        state.pointee.ticket &+= 1
        state.pointee.exit = ExitCode.hostCall
        return .control
    }
}
