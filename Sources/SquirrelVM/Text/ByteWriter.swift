/// Appends bytes and numbers as text to memory that the caller owns.
///
/// What does not fit is counted but not written, so a caller can measure with `ByteWriter()` first, or write at once
/// and look at `isTruncated` afterwards.
struct ByteWriter {
    private let base: UnsafeMutablePointer<UInt8>?
    let capacity: Int
    /// Bytes appended so far, whether they fitted or not.
    private(set) var count: Int = 0

    var isTruncated: Bool { count > capacity }

    /// A writer that only counts.
    init() {
        base = nil
        capacity = 0
    }

    init(_ base: UnsafeMutablePointer<UInt8>, capacity: Int) {
        self.base = base
        self.capacity = capacity
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        store(byte, at: count)
        count &+= 1
    }

    /// Appends `byte` `times` times; nothing when `times` is not positive.
    mutating func append(_ byte: UInt8, times: Int) {
        var left = times
        while left > 0 {
            append(byte)
            left &-= 1
        }
    }

    /// Appends `length` bytes; nothing when `length` is not positive.
    mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
        guard length > 0 else { return }
        let room = capacity &- count
        if room > 0, let base {
            let fitting = length < room ? length : room
            (base + count).update(from: bytes, count: fitting)
        }
        count &+= length
    }

    /// Appends the UTF-8 bytes of a string literal.
    mutating func append(_ text: StaticString) {
        append(text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Appends `value` in base ten with a `-` when negative.
    mutating func append(decimal value: Int32) {
        if value < 0 { append(0x2D) }
        append(value.magnitude, radix: 10)
    }

    /// Appends `value` in base 8, 10 or 16 without prefix or leading zeros; any other radix is taken as 10.
    mutating func append(_ value: UInt32, radix: UInt32, uppercase: Bool = false) {
        let digits = digitCount(of: value, radix: radix)
        // The digits come out lowest first, so they are stored backwards from the end.
        var position = count &+ digits
        count = position
        var rest = value
        let letters: UInt8 = uppercase ? 0x41 &- 10 : 0x61 &- 10
        repeat {
            let digit: UInt8
            switch radix {
            case 8:
                digit = UInt8(truncatingIfNeeded: rest & 7)
                rest &>>= 3
            case 16:
                digit = UInt8(truncatingIfNeeded: rest & 15)
                rest &>>= 4
            default:
                digit = UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            position &-= 1
            store(digit < 10 ? 0x30 &+ digit : letters &+ digit, at: position)
        } while rest != 0
    }

    @inline(__always)
    private func store(_ byte: UInt8, at position: Int) {
        if position < capacity, let base { base[position] = byte }
    }
}

/// How many digits `value` has in base 8, 10 or 16 (1 for zero); any other radix is taken as 10.
func digitCount(of value: UInt32, radix: UInt32) -> Int {
    let bits = 32 &- value.leadingZeroBitCount
    switch radix {
    case 8: return value == 0 ? 1 : (bits &+ 2) / 3
    case 16: return value == 0 ? 1 : (bits &+ 3) / 4
    default: break
    }
    var digits = 1
    var rest = value
    while rest >= 10 {
        rest /= 10
        digits &+= 1
    }
    return digits
}
