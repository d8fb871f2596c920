struct ParsedInteger {
    var value: Int32
    /// Bytes read, white space included; 0 when there is no number.
    var consumed: Int
}

/// What happens to a number outside of 32 bits.
struct IntegerOverflow {
    /// Largest positive value that is not cut down.
    fileprivate let limit: UInt64

    /// Saturates at the limits of 32 bits: `strtol` where `long` has 32 bits (the device).
    static let saturate32 = IntegerOverflow(limit: 0x7FFF_FFFF)
    /// Saturates at the limits of 64 bits and keeps the low 32: `strtol` where `long` has 64 bits.
    static let saturate64 = IntegerOverflow(limit: 0x7FFF_FFFF_FFFF_FFFF)
}

/// Reads a decimal integer at the start of `bytes` as C's `strtol` with base 10 does: leading white space, a sign and
/// as many digits as follow.
func parseInteger(_ bytes: UnsafePointer<UInt8>, count: Int, overflow: IntegerOverflow) -> ParsedInteger {
    var reader = ByteReader(bytes, count: count)
    reader.skipSpace()
    let isNegative = reader.readSign()
    guard isDigitByte(reader.peek) else { return ParsedInteger(value: 0, consumed: 0) }
    let limit = overflow.limit &+ (isNegative ? 1 : 0)
    var magnitude: UInt64 = 0
    while isDigitByte(reader.peek) {
        let digit = UInt64(reader.peek &- 0x30)
        reader.advance()
        magnitude = magnitude > (limit &- digit) / 10 ? limit : magnitude &* 10 &+ digit
    }
    let low = Int32(truncatingIfNeeded: magnitude)
    return ParsedInteger(value: isNegative ? 0 &- low : low, consumed: reader.position)
}
