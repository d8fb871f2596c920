/// The methods of strings.
enum StringMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.length, "len", 1, "s"),
        NativeSpec(.stringToInteger, "tointeger", 1, "s"),
        NativeSpec(.stringToFloat, "tofloat", 1, "s"),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.stringSlice, "slice", -1, "snn"),
        NativeSpec(.stringFind, "find", -2, "ssn"),
        NativeSpec(.stringToLower, "tolower", 1, "s"),
        NativeSpec(.stringToUpper, "toupper", 1, "s"),
        NativeSpec(.weakref, "weakref", 1),
    ]
}

extension Core {
    // MARK: Numbers

    func stringToInteger(_ call: NativeCall) -> Value {
        guard let value = parseNumber(stringObject(call.this)) else { return fail("cannot convert the string") }
        return .integer(integerValue(value))
    }

    func stringToFloat(_ call: NativeCall) -> Value {
        guard let value = parseNumber(stringObject(call.this)) else { return fail("cannot convert the string") }
        return .float(number(value))
    }

    /// The number that a string begins with. A point or an `e` anywhere makes it a float.
    private func parseNumber(_ string: StringObject) -> Value? {
        let count = lengthUpToNUL(string.bytes, count: Int(string.length))
        charge(string.length &>> 6)
        if !isStock, let value = parseHexadecimal(string.bytes, count) { return .integer(value) }
        if hasFloatLetter(string.bytes, count) {
            let parsed = parseFloat(string.bytes, count: count)
            return parsed.consumed == 0 ? nil : .float(Float(parsed.value))
        }
        let isWide = state.pointee.dialect & DialectFlags.wideLongs != 0
        let parsed = parseInteger(string.bytes, count: count, overflow: isWide ? .saturate64 : .saturate32)
        return parsed.consumed == 0 ? nil : .integer(parsed.value)
    }

    private func hasFloatLetter(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index < count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") { return true }
            index &+= 1
        }
        return false
    }

    /// imp's `"0xFF".tointeger()`. More than eight digits come out as -1, as documented.
    private func parseHexadecimal(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
        var reader = ByteReader(bytes, count: count)
        reader.skipSpace()
        let isNegative = reader.readSign()
        guard reader.readWord("0x"), hexadecimalDigit(reader.peek) != nil else { return nil }
        var value: UInt32 = 0
        var digits = 0
        while let digit = hexadecimalDigit(reader.peek) {
            value = value &<< 4 | UInt32(digit)
            digits &+= 1
            reader.advance()
        }
        if digits > 8 { return -1 }
        let result = Int32(bitPattern: value)
        return isNegative ? 0 &- result : result
    }

    // MARK: Parts

    /// `slice(start[, end])`
    func stringSlice(_ call: NativeCall) -> Value {
        let source = stringObject(call.this)
        guard let (start, end) = sliceRange(call, count: source.length) else { return .control }
        charge((end &- start) &>> 6)
        return string(source.bytes + Int(start), Int(end &- start)) ?? outOfMemory()
    }

    /// `tolower()`, `toupper()`: ASCII only.
    func mapBytes(_ call: NativeCall, _ map: (UInt8) -> UInt8) -> Value {
        let source = stringObject(call.this)
        guard let new = newStringObject(Int(source.length)) else { return outOfMemory() }
        var index = 0
        while index < Int(source.length) {
            new.bytes[index] = map(source.bytes[index])
            index &+= 1
        }
        charge(source.length &>> 5)
        return intern(new) ?? outOfMemory()
    }

    /// `find(text[, start])`: an index or null. The stock interpreter sees both strings end at a zero byte.
    func stringFind(_ call: NativeCall) -> Value {
        let (source, wanted) = (stringObject(call.this), call.string(1))
        let start = call.count > 2 ? call.integer(2) : 0
        if start < 0 || UInt32(start) >= source.length { return .null }
        let base = source.bytes + Int(start)
        let count = Int(source.length) - Int(start)
        let wantedCount = isStock ? lengthUpToNUL(wanted.bytes, count: Int(wanted.length)) : Int(wanted.length)
        let search = ByteSearch(base, count: count, wanted: wanted.bytes, wantedCount: wantedCount)
        guard let place = search.first(self) else { return outOfMemory() }
        let looked = place < 0 ? count : place &+ wantedCount
        charge(UInt32(truncatingIfNeeded: (looked &+ wantedCount) &>> 6))
        if place < 0 || (isStock && lengthUpToNUL(base, count: looked) < looked) { return .null }
        return .integer(start &+ Int32(truncatingIfNeeded: place))
    }
}
