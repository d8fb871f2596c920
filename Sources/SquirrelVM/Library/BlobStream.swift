/// Reading and writing at a blob's position.
extension Core {
    // MARK: Numbers

    /// `readn(format)`
    func blobReadNumber(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        guard let format = NumberFormat(call.integer(1)) else { return fail("invalid format") }
        guard data.position &+ format.width <= data.count else {
            // What is left is passed over, as in 3.0.4.
            data.position = data.count
            return fail("io error")
        }
        let source = UnsafeRawPointer(data.bytes + Int(data.position))
        data.position &+= format.width
        return format.read(source, signsBytes: !isStock)
    }

    /// `writen(value, format)`. On imp a value that is no number is written as zeros of the format's width (R30).
    func blobWriteNumber(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        guard let format = NumberFormat(call.integer(2)) else { return fail("invalid format") }
        let value = call[1]
        var bits: UInt64 = 0
        if value.isNumber {
            switch format {
            case .single: bits = UInt64(number(value).bitPattern)
            case .double: bits = Double(number(value)).bitPattern
            default: bits = UInt64(UInt32(bitPattern: integerValue(value)))
            }
        }
        guard let target = advanceForWriting(instance(call.this), data, format.width) else { return .control }
        var index: UInt32 = 0
        while index < format.width {
            store8(target &+ index, UInt8(truncatingIfNeeded: bits &>> UInt64(index &* 8)))
            index &+= 1
        }
        return .null
    }

    // MARK: Runs of bytes

    /// The bytes that `readblob` and `readstring` take: `size`, or what is left, from the position on.
    private func takeBytes(_ data: Buffer, _ size: Int32) -> (start: UInt32, count: UInt32) {
        let start = data.position
        let count = min(UInt32(max(size, 0)), data.count &- start)
        data.position = start &+ count
        charge(count &>> 6)
        return (start, count)
    }

    /// `readblob(size)`
    func blobReadBlob(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        let (start, count) = takeBytes(data, call.integer(1))
        if count == 0 { return fail("no data left to read") }
        guard let (new, target) = newBlob(count) else { return outOfMemory() }
        copy(from: data.offset &+ Buffer.headerSize &+ start, to: target.offset &+ Buffer.headerSize, count)
        return new.asValue
    }

    /// `readstring(size)`: empty at the end of the blob (ours; unknown on imp).
    func blobReadString(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        let (start, count) = takeBytes(data, call.integer(1))
        return string(data.bytes + Int(start), Int(count)) ?? outOfMemory()
    }

    /// `writeblob(blob)`: all of its bytes. The stock interpreter returns their number, imp nothing.
    func blobWriteBlob(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        let other = instance(call[1])
        guard other.ofClass.nativeKind == NativeKind.blob, other.data != 0 else { return fail("invalid parameter") }
        let count = Buffer(core: self, offset: other.data).count
        guard let target = advanceForWriting(instance(call.this), data, count) else { return .control }
        // A blob may be written to itself: its bytes are now where it has grown to, and the two places overlap.
        let source = Buffer(core: self, offset: other.data)
        Platform.move(pointer(target), source.bytes, Int(count))
        return isStock ? .integer(Int32(bitPattern: count)) : .null
    }

    /// `writestring(text)`
    func blobWriteString(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        let text = call.string(1)
        guard let target = advanceForWriting(instance(call.this), data, text.length) else { return .control }
        Platform.copy(pointer(target), text.bytes, Int(text.length))
        return .null
    }

    /// `tostring()` of imp: all bytes, wherever the position is. On the device an empty blob gives null.
    func blobToString(_ call: NativeCall) -> Value {
        guard let data = blobData(call.this) else { return .control }
        if data.count == 0 && state.pointee.dialect & DialectFlags.arm != 0 { return .null }
        charge(data.count &>> 6)
        return string(data.bytes, Int(data.count)) ?? outOfMemory()
    }

    // MARK: Position

    /// `seek(offset[, origin])`: 0, or -1 with the position as it was.
    func blobSeek(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        var base = 0
        if call.count > 2 {
            switch call.integer(2) {
            case 0x62: break  // b
            case 0x63: base = Int(data.position)  // c
            case 0x65: base = Int(data.count)  // e
            default: return fail("invalid origin")
            }
        }
        let target = base + Int(call.integer(1))
        if target < 0 || target > Int(data.count) { return .integer(-1) }
        data.position = UInt32(target)
        return .integer(0)
    }

    func blobTell(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        return .integer(Int32(bitPattern: data.position))
    }

    func blobLength(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        return .integer(Int32(bitPattern: data.count))
    }

    /// `eos()`: 1 at the end, else null.
    func blobAtEnd(_ call: NativeCall) -> Value {
        guard let data = streamData(call.this) else { return .control }
        return data.position == data.count ? .integer(1) : .null
    }

    /// `flush()`: there is nothing to flush.
    func blobFlush(_ call: NativeCall) -> Value {
        streamData(call.this) == nil ? .control : .integer(1)
    }
}

/// How `readn` and `writen` lay a number out, always with its low byte first.
enum NumberFormat {
    case signedByte, byte, signedHalf, half, word, single, double

    /// By the letter's code; `l` is as wide as `i`.
    init?(_ letter: Int32) {
        switch letter {
        case 0x63: self = .signedByte  // c
        case 0x62: self = .byte  // b
        case 0x73: self = .signedHalf  // s
        case 0x77: self = .half  // w
        case 0x69, 0x6C: self = .word  // i l
        case 0x66: self = .single  // f
        case 0x64: self = .double  // d
        default: return nil
        }
    }

    /// In bytes.
    var width: UInt32 {
        switch self {
        case .signedByte, .byte: 1
        case .signedHalf, .half: 2
        case .word, .single: 4
        case .double: 8
        }
    }

    /// `signsBytes`: whether `c` is signed, as imp documents; the reference was built with unsigned characters.
    func read(_ source: UnsafeRawPointer, signsBytes: Bool) -> Value {
        switch self {
        case .signedByte:
            let byte = source.load(as: UInt8.self)
            return .integer(signsBytes ? Int32(Int8(bitPattern: byte)) : Int32(byte))
        case .byte: return .integer(Int32(source.load(as: UInt8.self)))
        case .signedHalf: return .integer(Int32(Int16(littleEndian: source.loadUnaligned(as: Int16.self))))
        case .half: return .integer(Int32(UInt16(littleEndian: source.loadUnaligned(as: UInt16.self))))
        case .word: return .integer(Int32(littleEndian: source.loadUnaligned(as: Int32.self)))
        case .single:
            return .float(Float(bitPattern: UInt32(littleEndian: source.loadUnaligned(as: UInt32.self))))
        case .double:
            let bits = UInt64(littleEndian: source.loadUnaligned(as: UInt64.self))
            return .float(Float(Double(bitPattern: bits)))
        }
    }
}
