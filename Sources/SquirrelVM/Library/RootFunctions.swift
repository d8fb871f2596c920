/// The functions of the root table that every dialect has, and those of the stock interpreter alone.
enum RootFunctions {
    static let common: [NativeSpec] = [
        NativeSpec(.getRootTable, "getroottable", 1),
        NativeSpec(.assert, "assert", 2),
        NativeSpec(.print, "print", 2),
        NativeSpec(.error, "error", 2),
        NativeSpec(.array, "array", -2, ".n"),
        NativeSpec(.type, "type", 2),
        NativeSpec(.callee, "callee", 0),
        NativeSpec(.dummy, "dummy", 0),
        NativeSpec(.collectGarbage, "collectgarbage", 0),
    ]

    static let stock: [NativeSpec] = [
        NativeSpec(.setErrorHandler, "seterrorhandler", 2),
        NativeSpec(.setDebugHook, "setdebughook", 2),
        NativeSpec(.enableDebugInfo, "enabledebuginfo", 2),
        NativeSpec(.getStackInfos, "getstackinfos", 2, ".n"),
        NativeSpec(.setRootTable, "setroottable", 2),
        NativeSpec(.getConstTable, "getconsttable", 1),
        NativeSpec(.setConstTable, "setconsttable", 2),
        NativeSpec(host: HostFunctionID.compileString, "compilestring", -2, ".ss"),
        NativeSpec(.resurrectUnreachable, "resurrectunreachable", 0),
    ]
}

extension Core {
    /// `print(x)`, `error(x)`: the text goes to the host.
    func printText(_ call: NativeCall, _ host: UInt32) -> Value {
        withText(of: call[1], call) { core, text in
            if text.isString { core.charge(core.stringObject(text).length &>> 4) }
            return core.callHost(host, frame: call.frame, count: call.count)
        }
    }

    /// Replaces argument 1 by its text, asking `_tostring` first, then runs `body`.
    func withText(of value: Value, _ call: NativeCall, _ body: (Core, Value) -> Value) -> Value {
        if value.isString { return body(self, value) }
        let method = textMetamethod(value)
        if !method.isNull {
            let native = loadValue(call.frame &- 8)
            let this = call.this
            guard let further = furtherArguments(call) else { return outOfMemory() }
            guard let frame = pushContinuation(.nativeText, above: call.end) else { return .control }
            frame[3] = native
            frame[4] = value
            frame[5] = this
            frame[6] = further
            frame.setCall(method, value)
            return callFromContinuation(frame, count: 1)
        }
        guard let text = text(of: value) else { return outOfMemory() }
        storeValue(call.frame &+ 8, text)
        return body(self, text)
    }

    /// An array of the arguments behind the first, which must outlive the call of `_tostring`; null where there are none.
    private func furtherArguments(_ call: NativeCall) -> Value? {
        if call.count <= 2 { return .null }
        guard let list = newArray(call.count &- 2) else { return nil }
        var index: UInt32 = 2
        while index < call.count {
            if !list.append(call[index]) { return nil }
            index &+= 1
        }
        return list.asValue
    }

    /// `array(size[, fill])`
    func makeArray(_ call: NativeCall) -> Value {
        let size = call.integer(1)
        if size < 0 { return fail("negative size") }
        guard let new = newArray(UInt32(size)), new.resize(UInt32(size), fill: call.optional(2) ?? .null) else {
            return outOfMemory()
        }
        charge(UInt32(size) &>> 5)
        return new.asValue
    }

    /// `type(x)`: `_typeof` is not asked. API objects and blobs of imp are `meta`.
    func typeValue(_ call: NativeCall) -> Value {
        let value = call[1]
        if value.isHeap && state.pointee.dialect & DialectFlags.metaObjects != 0 && hasFlag(value.offset, Header.meta) {
            return string("meta") ?? outOfMemory()
        }
        return string(typeName(value)) ?? outOfMemory()
    }

    /// `callee()`: the innermost script function that runs.
    func runningFunction() -> Value {
        var cursor = topFrame
        while cursor.isContinuation { cursor.pop() }
        if cursor.isHost { return fail("no closure in the calls stack") }
        return Value(tag: Tag.closure, payload: cursor.closure)
    }

    /// `collectgarbage()`: frees what nothing holds any more, cycles included; how many objects were in cycles.
    func collectGarbage() -> Value {
        .integer(Int32(clamping: collectCycles()))
    }
}
