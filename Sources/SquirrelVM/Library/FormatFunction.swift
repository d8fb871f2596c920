/// `format(text, …)`
extension Core {
    /// Most results fit this; longer ones are written a second time, into a string of the right length.
    private static let formatScratch = 512

    func formatText(_ call: NativeCall) -> Value {
        let length: Result = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Core.formatScratch) { buffer in
            guard let base = buffer.baseAddress else { return .done(outOfMemory()) }
            var out = ByteWriter(base, capacity: Core.formatScratch)
            if let error = writeFormat(call, to: &out) { return .done(fail(error.text)) }
            charge(UInt32(truncatingIfNeeded: out.count &>> 4) &+ call.count)
            if out.isTruncated { return .needs(out.count) }
            return .done(string(base, out.count) ?? outOfMemory())
        }
        switch length {
        case .done(let value): return value
        case .needs(let count): return longFormat(call, count)
        }
    }

    private enum Result {
        case done(Value)
        case needs(Int)
    }

    private func longFormat(_ call: NativeCall, _ count: Int) -> Value {
        guard let new = newStringObject(count) else { return outOfMemory() }
        var out = ByteWriter(new.bytes, capacity: count)
        _ = writeFormat(call, to: &out)
        return intern(new) ?? outOfMemory()
    }

    private func writeFormat(_ call: NativeCall, to out: inout ByteWriter) -> FormatError? {
        let format = call.string(1)
        // On imp a format may hold zero bytes.
        let count = isStock ? lengthUpToNUL(format.bytes, count: Int(format.length)) : Int(format.length)
        var reader = FormatReader(format.bytes, count: count)
        var argument: UInt32 = 2
        while true {
            switch reader.next(hasArgument: argument < call.count) {
            case .end: return nil
            case .failure(let error): return error
            case .literal(let start, let length): out.append(format.bytes + start, count: length)
            case .directive(let spec):
                if let error = write(call[argument], as: spec, to: &out) { return error }
                argument &+= 1
            }
        }
    }

    private func write(_ value: Value, as spec: FormatSpec, to out: inout ByteWriter) -> FormatError? {
        if spec.takesString {
            guard value.isString else { return spec.argumentError }
            let text = stringObject(value)
            writeString(text.bytes, count: Int(text.length), spec, to: &out)
            return nil
        }
        guard value.isNumber else { return spec.argumentError }
        if spec.takesInteger {
            writeInteger(integerValue(value), spec, to: &out)
        } else {
            var spec = spec
            spec.showsSignOfNaN = state.pointee.dialect & DialectFlags.arm == 0
            writeFloat(Double(number(value)), spec, to: &out)
        }
        return nil
    }
}
