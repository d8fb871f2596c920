/// Blobs byte by byte: indexing, iteration, exchange of byte orders.
extension Core {
    /// `blob[index] = value`: the low eight bits.
    func blobSet(_ call: NativeCall) -> Value {
        guard let data = blobData(call.this) else { return .control }
        let index = call.integer(1)
        if index < 0 || UInt32(index) >= data.count { return fail("index out of range") }
        data.bytes[Int(index)] = UInt8(truncatingIfNeeded: call.integer(2))
        return call[2]
    }

    /// `blob[index]`: 0…255.
    func blobGet(_ call: NativeCall) -> Value {
        guard let data = blobData(call.this) else { return .control }
        let index = call.integer(1)
        if index < 0 || UInt32(index) >= data.count { return fail("index out of range") }
        return .integer(Int32(data.bytes[Int(index)]))
    }

    /// The byte that `container[key]` means where the metamethod need not be called for it: inside a blob whose class is
    /// the library's, with the library's metamethod.
    @inline(__always)
    func plainBlobByte(
        _ container: Value, _ key: Value, _ which: Metamethod, _ function: NativeFunction
    ) -> UnsafeMutablePointer<UInt8>? {
        guard container.tag == Tag.instance && key.isInteger else { return nil }
        let instance = instance(container)
        let method = instance.ofClass.metamethod(which)
        guard method.tag == Tag.native && native(method).id == function.rawValue else { return nil }
        guard instance.ofClass.offset == libraryValue(.blobClass).payload && instance.data != 0 else { return nil }
        let data = Buffer(core: self, offset: instance.data)
        return key.payload < data.count ? data.bytes + Int(key.payload) : nil
    }

    /// The next index of `foreach`. It begins at 0 even where there is no byte, as in 3.0.4.
    func blobNextIndex(_ call: NativeCall) -> Value {
        guard let data = blobData(call.this) else { return .control }
        if call[1].isNull { return .integer(0) }
        guard call[1].isNumber else { return fail("internal error (_nexti) wrong argument type") }
        let next = Int(call.integer(1)) + 1
        return next < Int(data.count) ? .integer(Int32(truncatingIfNeeded: next)) : .null
    }

    /// `swap2()`, `swap4()`: every whole group of bytes from the beginning, in place.
    func blobSwap(_ call: NativeCall, width: Int) -> Value {
        guard let data = blobData(call.this) else { return .control }
        let bytes = data.bytes
        var index = 0
        while index &+ width <= Int(data.count) {
            var (low, high) = (index, index &+ width &- 1)
            while low < high {
                (bytes[low], bytes[high]) = (bytes[high], bytes[low])
                low &+= 1
                high &-= 1
            }
            index &+= width
        }
        charge(data.count &>> 5)
        return .null
    }
}

/// The functions of the root table that look at numbers as bytes.
enum ByteSwaps {
    static let functions: [NativeSpec] = [
        NativeSpec(.castIntegerToFloat, "casti2f", 2, ".n"),
        NativeSpec(.castFloatToInteger, "castf2i", 2, ".n"),
        NativeSpec(.swap2, "swap2", 2, ".n"),
        NativeSpec(.swap4, "swap4", 2, ".n"),
        NativeSpec(.swapFloat, "swapfloat", 2, ".n"),
    ]
}

extension Core {
    /// `swap2(n)`: imp gives 0…65535; the stock interpreter leaves the byte that moved out above it.
    func swappedHalf(_ value: Int32) -> Int32 {
        if !isStock { return Int32(UInt16(truncatingIfNeeded: value).byteSwapped) }
        let half = Int32(Int16(truncatingIfNeeded: value))
        return half &<< 8 | (half &>> 8) & 0xFF
    }
}
