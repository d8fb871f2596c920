/// The methods of functions, script or native, of generators and of weak references.
enum FunctionMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.functionCall, "call", -1, "c"),
        NativeSpec(.functionPcall, "pcall", -1, "c"),
        NativeSpec(.functionAcall, "acall", 2, "ca"),
        NativeSpec(.functionPacall, "pacall", 2, "ca"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.functionBindEnv, "bindenv", 2, "cx|y|t"),
    ]

    /// What imp removed.
    static let stock: [NativeSpec] = [NativeSpec(.functionGetInfos, "getinfos", 1, "c")]

    static let generator: [NativeSpec] = [
        NativeSpec(.generatorGetStatus, "getstatus", 1, "g"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
    ]

    static let weakReference: [NativeSpec] = [
        NativeSpec(.weakReferenceRef, "ref", 1, "r"),
        NativeSpec(.weakref, "weakref", 1),
        NativeSpec(.toText, "tostring", 1, "."),
    ]
}

extension Core {
    /// `f.call(this, …)`, `f.pcall(this, …)`
    func startCall(_ kind: ContinuationKind, _ call: NativeCall) -> Value {
        guard let frame = pushContinuation(kind, above: call.end) else { return .control }
        guard hasStack(frame.calleeSlot &+ (call.count &+ 4) &* 8) else { return stackOverflow() }
        copy(from: call.frame, to: frame.calleeSlot, call.count &* 8)
        if call.count == 1 { storeValue(frame.calleeSlot &+ 8, .null) }
        return callFromContinuation(frame, count: call.count &- 1)
    }

    /// `f.acall(array)`, `f.pacall(array)`: the first element is `this`. Weak references stay weak references.
    func startArrayCall(_ kind: ContinuationKind, _ call: NativeCall) -> Value {
        let (function, list) = (call.this, array(call[1]))
        let count = list.count
        // Ours: the stock interpreter is limited only by its stack.
        if !isStock && count > ContinuationFrame.maximumArguments { return fail("too many parameters") }
        guard let frame = pushContinuation(kind, above: call.end) else { return .control }
        let slot = frame.calleeSlot
        guard count < (state.pointee.stackEnd &- slot) &>> 3 &- 4 else { return stackOverflow() }
        storeValue(slot, function)
        storeValue(slot &+ 8, .null)
        copy(from: list.data, to: slot &+ 8, count &* 8)
        charge(count &>> 5)
        return callFromContinuation(frame, count: count)
    }

    /// `f.bindenv(environment)`: a copy whose `this` is fixed. It holds the environment, as on imp; the stock
    /// interpreter lets go of it.
    func bindEnvironment(_ call: NativeCall) -> Value {
        let copy: Offset
        if call.this.tag == Tag.closure {
            guard let new = self.copy(closure(call.this)) else { return outOfMemory() }
            copy = new.offset
        } else {
            guard let new = self.copy(native(call.this)) else { return outOfMemory() }
            copy = new.offset
        }
        // Both kinds keep their environment at the same place.
        assign(copy &+ 16, call[1])
        return Value(tag: call.this.tag, payload: copy)
    }

    /// `getstatus()` of a generator.
    func generatorStatus(_ call: NativeCall) -> Value {
        let text: StaticString =
            switch generator(call.this).status {
            case GeneratorObject.suspended: "suspended"
            case GeneratorObject.running: "running"
            default: "dead"
            }
        return string(text) ?? outOfMemory()
    }
}
