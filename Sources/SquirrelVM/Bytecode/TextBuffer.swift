/// Bytes of text that grow as they are appended to: for listings and messages outside of a running machine.
struct TextBuffer {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var digits: [UInt8] = []
        var rest = value.magnitude
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest != 0
        bytes.append(contentsOf: digits.reversed())
    }

    /// All digits of a number in base sixteen.
    mutating func append(hexadecimal value: UInt32, digits: Int = 8) {
        var shift = (digits - 1) * 4
        while shift >= 0 {
            let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift) & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            shift -= 4
        }
    }

    /// Spaces up to `column`, counted from `start`; at least one where `start` is behind it.
    mutating func pad(to column: Int, from start: Int) {
        repeat { append(UInt8(ascii: " ")) } while bytes.count - start < column
    }
}
