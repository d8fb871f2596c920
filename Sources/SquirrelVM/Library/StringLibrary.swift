/// The string functions of the root table.
enum StringLibrary {
    static let functions: [NativeSpec] = [
        NativeSpec(.format, "format", -2, ".s"),
        NativeSpec(.strip, "strip", 2, ".s"),
        NativeSpec(.leftStrip, "lstrip", 2, ".s"),
        NativeSpec(.rightStrip, "rstrip", 2, ".s"),
        NativeSpec(.split, "split", 3, ".ss"),
    ]
}

extension Core {
    /// `strip(text)`, `lstrip(text)`, `rstrip(text)`: without white space at the ends. Without `right`, the text ends
    /// at its first zero byte, as in 3.0.4.
    func stripText(_ call: NativeCall, left: Bool, right: Bool) -> Value {
        let source = call.string(1)
        let bytes = source.bytes
        var start = 0
        var end = Int(source.length)
        charge(source.length &>> 5)
        while left && start < end && isSpaceByte(bytes[start]) { start &+= 1 }
        while right && end > start && isSpaceByte(bytes[end &- 1]) { end &-= 1 }
        if !right { end = start &+ lengthUpToNUL(bytes + start, count: end &- start) }
        return string(bytes + start, end &- start) ?? outOfMemory()
    }

    /// `split(text, separators)`: the pieces between bytes of `separators`, empty ones left out. Both end at their
    /// first zero byte, as in 3.0.4.
    func splitText(_ call: NativeCall) -> Value {
        let (source, separators) = (call.string(1), call.string(2))
        if separators.length == 0 { return fail("empty separators string") }
        guard let pieces = newArray() else { return outOfMemory() }
        let set = ByteSet(separators.bytes, count: lengthUpToNUL(separators.bytes, count: Int(separators.length)))
        let count = lengthUpToNUL(source.bytes, count: Int(source.length))
        var index = 0
        while index < count {
            while index < count && set.contains(source.bytes[index]) { index &+= 1 }
            let start = index
            while index < count && !set.contains(source.bytes[index]) { index &+= 1 }
            if index == start { break }
            guard let piece = string(source.bytes + start, index &- start), pieces.append(piece) else {
                return outOfMemory()
            }
        }
        charge(source.length &>> 5 &+ separators.length &>> 6 &+ pieces.count)
        return pieces.asValue
    }
}

/// A set of bytes.
struct ByteSet {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ bytes: UnsafePointer<UInt8>, count: Int) {
        var index = 0
        while index < count {
            let bit: UInt64 = 1 &<< UInt64(bytes[index] & 63)
            switch bytes[index] &>> 6 {
            case 0: bits.0 |= bit
            case 1: bits.1 |= bit
            case 2: bits.2 |= bit
            default: bits.3 |= bit
            }
            index &+= 1
        }
    }

    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte &>> 6 {
            case 0: bits.0
            case 1: bits.1
            case 2: bits.2
            default: bits.3
            }
        return (word &>> UInt64(byte & 63)) & 1 != 0
    }
}
