/// What a text-to-float conversion accepts besides decimal numbers.
struct FloatSyntax {
    /// `inf`, `infinity`, `nan`, `nan(chars)` in any case.
    var allowsNonFinite = true
    /// `0x1.8p3`
    var allowsHexadecimal = true

    /// As C's `strtod`.
    static let c = FloatSyntax()
    static let decimal = FloatSyntax(allowsNonFinite: false, allowsHexadecimal: false)
}

struct ParsedFloat {
    var value: Double
    /// Bytes read, white space included; 0 when there is no number.
    var consumed: Int
}

/// Reads a number at the start of `bytes` as C's `strtod` does: leading white space, a sign, then the longest prefix
/// that is a number. Correctly rounded (ties to even) for any length; overflow gives infinity, underflow zero.
func parseFloat(_ bytes: UnsafePointer<UInt8>, count: Int, syntax: FloatSyntax = .c) -> ParsedFloat {
    var reader = ByteReader(bytes, count: count)
    reader.skipSpace()
    let isNegative = reader.readSign()
    let magnitude = readMagnitude(&reader, syntax)
    guard let magnitude else { return ParsedFloat(value: 0, consumed: 0) }
    return ParsedFloat(value: isNegative ? -magnitude : magnitude, consumed: reader.position)
}

private func readMagnitude(_ reader: inout ByteReader, _ syntax: FloatSyntax) -> Double? {
    if syntax.allowsNonFinite, let value = readNonFinite(&reader) { return value }
    if syntax.allowsHexadecimal, let value = readHexadecimal(&reader) { return value }
    guard let number = DecimalNumber(from: &reader) else { return nil }
    return number.value
}

private func readNonFinite(_ reader: inout ByteReader) -> Double? {
    if reader.readWord("inf") {
        _ = reader.readWord("inity")
        return .infinity
    }
    guard reader.readWord("nan") else { return nil }
    // The characters in parentheses choose a payload, which a program cannot see; they are only skipped.
    var ahead = reader
    if ahead.read(0x28) {
        while isWordByte(ahead.peek) { ahead.advance() }
        if ahead.read(0x29) { reader = ahead }
    }
    return .nan
}

/// Reads `0x` hex digits with an optional point and an optional binary exponent.
private func readHexadecimal(_ reader: inout ByteReader) -> Double? {
    var ahead = reader
    guard ahead.readWord("0x") else { return nil }
    var bits: UInt64 = 0
    var hasLowerBits = false
    var exponent: Int64 = 0
    var digitCount = 0
    var isFraction = false
    while true {
        if !isFraction, ahead.peek == 0x2E {
            isFraction = true
            ahead.advance()
            continue
        }
        guard let digit = hexadecimalDigit(ahead.peek) else { break }
        ahead.advance()
        digitCount &+= 1
        if bits &>> 60 == 0 {
            bits = bits &<< 4 | UInt64(digit)
            if isFraction { exponent &-= 4 }
        } else {
            hasLowerBits = hasLowerBits || digit != 0
            if !isFraction { exponent &+= 4 }
        }
    }
    guard digitCount > 0 else { return nil }
    reader = ahead
    exponent &+= readExponent(&reader, letter: 0x70)
    guard bits != 0 else { return 0 }
    let shift = bits.leadingZeroBitCount
    return roundToDouble(bits &<< UInt64(shift), exponent: exponent &- Int64(shift), hasLowerBits: hasLowerBits)
}

/// Reads `e`, an optional sign and digits, or nothing at all if no digit follows. `letter` is lower-case ASCII.
/// Saturates far outside what any number of digits that fits memory could bring back into range.
func readExponent(_ reader: inout ByteReader, letter: UInt8) -> Int64 {
    var ahead = reader
    guard ahead.peek | 0x20 == letter else { return 0 }
    ahead.advance()
    let isNegative = ahead.readSign()
    guard isDigitByte(ahead.peek) else { return 0 }
    var value: Int64 = 0
    while isDigitByte(ahead.peek) {
        if value < 100_000_000_000_000 { value = value &* 10 &+ Int64(ahead.peek &- 0x30) }
        ahead.advance()
    }
    reader = ahead
    return isNegative ? -value : value
}

/// The double nearest to `bits` × 2^`exponent`, where bit 63 of `bits` is set and `hasLowerBits` tells whether the
/// exact number is slightly larger. Ties go to the even neighbour.
func roundToDouble(_ bits: UInt64, exponent: Int64, hasLowerBits: Bool) -> Double {
    let leading = exponent &+ 63
    if leading > 1023 { return .infinity }
    if leading < -1075 { return 0 }
    // Below the normal range the significand loses the bits under 2^-1074.
    let isNormal = leading >= -1022
    let shift = UInt64(truncatingIfNeeded: isNormal ? 11 : 11 &+ (-1022 &- leading))
    let kept = shift < 64 ? bits &>> shift : 0
    let half: UInt64 = 1 &<< (shift &- 1)
    let rest = shift < 64 ? bits & (half &<< 1 &- 1) : bits
    let roundsUp = rest > half || (rest == half && (hasLowerBits || kept & 1 == 1))
    // A carry out of the significand raises the exponent field, up to infinity.
    let field = isNormal ? UInt64(truncatingIfNeeded: leading &+ 1022) &<< 52 : 0
    return Double(bitPattern: field &+ kept &+ (roundsUp ? 1 : 0))
}

/// The value of the longest prefix of `text` that is a decimal number, for the compiler: rounded to a double first,
/// then to a float, as 3.0.4 does.
public func floatValue(of text: UnsafeBufferPointer<UInt8>) -> Float {
    guard let bytes = text.baseAddress else { return 0 }
    return Float(parseFloat(bytes, count: text.count, syntax: .decimal).value)
}
