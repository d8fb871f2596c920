/// Values as text, without metamethods: what `tostring`, `print` and string concatenation show.
extension Core {
    /// The longest text of a number or of `(type : address)`.
    static let longestText = 64

    func write(_ value: Value, to out: inout ByteWriter) {
        switch value.tag {
        case Tag.string: out.append(stringObject(value).bytes, count: Int(stringObject(value).length))
        case Tag.integer: out.append(decimal: value.integer)
        case Tag.float: writeFloat(Double(value.float), floatSpec, to: &out)
        case Tag.bool: out.append(value.payload != 0 ? "true" : "false")
        default: writeAddress(value, to: &out)
        }
    }

    private var floatSpec: FormatSpec {
        var spec = FormatSpec.general()
        spec.showsSignOfNaN = state.pointee.dialect & DialectFlags.arm == 0
        return spec
    }

    /// `(table : 0x20000040)`: the address is the object's place in the block, so it survives saving and forking.
    private func writeAddress(_ value: Value, to out: inout ByteWriter) {
        out.append("(")
        out.append(typeName(value))
        out.append(" : ")
        let style = state.pointee.dialect & (DialectFlags.arm | DialectFlags.stockAddresses)
        if style == DialectFlags.stockAddresses { out.append("0x") }
        if value.isNull {
            out.append(style == DialectFlags.arm ? "0x0" : "(nil)")
        } else {
            out.append("0x")
            out.append(0x2000_0000 &+ value.payload, radix: 16)
        }
        out.append(")")
    }

    /// The text of a value as a string, metamethods not asked; nil when memory is out.
    func text(of value: Value) -> Value? {
        if value.isString { return value }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Core.longestText) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var out = ByteWriter(base, capacity: Core.longestText)
            write(value, to: &out)
            return string(base, min(out.count, Core.longestText))
        }
    }

    /// The metamethod that gives a value's text, or null.
    func textMetamethod(_ value: Value) -> Value { metamethod(of: value, .toString) }

    /// Two texts joined, where neither has a `_tostring`. Nil when memory is out.
    func concatenate(_ a: Value, _ b: Value) -> Value? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 &* Core.longestText) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let left = piece(a, base)
            let right = piece(b, base + Core.longestText)
            guard let new = newStringObject(left.count + right.count) else { return nil }
            Platform.copy(UnsafeMutableRawPointer(new.bytes), left.base, left.count)
            Platform.copy(UnsafeMutableRawPointer(new.bytes + left.count), right.base, right.count)
            charge(new.length &>> 6)
            return intern(new)
        }
    }

    private func piece(
        _ value: Value, _ scratch: UnsafeMutablePointer<UInt8>
    ) -> (base: UnsafePointer<UInt8>, count: Int) {
        if value.isString { return (UnsafePointer(stringObject(value).bytes), Int(stringObject(value).length)) }
        var out = ByteWriter(scratch, capacity: Core.longestText)
        write(value, to: &out)
        return (UnsafePointer(scratch), min(out.count, Core.longestText))
    }
}
