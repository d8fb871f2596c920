/// Writes `value` as C's `printf` does for the conversions `c d i o u x X`; any other letter is taken as `d`.
/// `o u x X` take the 32 bits as unsigned, `c` the low eight bits as one byte.
func writeInteger(_ value: Int32, _ spec: FormatSpec, to out: inout ByteWriter) {
    switch spec.conversion {
    case 0x63:
        var byte = UInt8(truncatingIfNeeded: value)
        writeString(&byte, count: 1, spec, stopsAtNUL: false, to: &out)
    case 0x6F:
        writeUnsigned(UInt32(bitPattern: value), radix: 8, spec, to: &out)
    case 0x75:
        writeUnsigned(UInt32(bitPattern: value), radix: 10, spec, to: &out)
    case 0x78, 0x58:
        writeUnsigned(UInt32(bitPattern: value), radix: 16, spec, to: &out)
    default:
        let sign = spec.signByte(isNegative: value < 0)
        let text = IntegerText(magnitude: value.magnitude, radix: 10, sign: sign)
        text.write(spec, to: &out)
    }
}

private func writeUnsigned(_ value: UInt32, radix: UInt32, _ spec: FormatSpec, to out: inout ByteWriter) {
    var text = IntegerText(magnitude: value, radix: radix, sign: 0)
    text.hasHexadecimalPrefix = radix == 16 && spec.isAlternate && value != 0
    text.hasOctalPrefix = radix == 8 && spec.isAlternate
    text.write(spec, to: &out)
}

/// Writes bytes as C's `printf` does for `%s`: at most `precision` of them, padded to `width`.
/// `stopsAtNUL`: as in C the text ends at its first zero byte.
func writeString(
    _ bytes: UnsafePointer<UInt8>,
    count: Int,
    _ spec: FormatSpec,
    stopsAtNUL: Bool = true,
    to out: inout ByteWriter
) {
    var length = count
    if stopsAtNUL {
        if spec.precision >= 0 { length = min(length, spec.precision) }
        length = lengthUpToNUL(bytes, count: length)
    }
    let padding = spec.width &- length
    if !spec.isLeftAligned { out.append(0x20, times: padding) }
    out.append(bytes, count: length)
    if spec.isLeftAligned { out.append(0x20, times: padding) }
}

/// The length of `bytes` as a C string: up to its first zero byte, at most `count`.
func lengthUpToNUL(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    Platform.find(0, in: bytes, count) ?? count
}

/// An integer's digits and what goes before them, before padding.
private struct IntegerText {
    let magnitude: UInt32
    let radix: UInt32
    /// 0 for none.
    let sign: UInt8
    var hasHexadecimalPrefix = false
    var hasOctalPrefix = false

    init(magnitude: UInt32, radix: UInt32, sign: UInt8) {
        self.magnitude = magnitude
        self.radix = radix
        self.sign = sign
    }

    func write(_ spec: FormatSpec, to out: inout ByteWriter) {
        // Zero with precision 0 has no digit at all, except that `%#o` always starts with one.
        let hasDigits = magnitude != 0 || spec.precision != 0
        let digits = hasDigits ? digitCount(of: magnitude, radix: radix) : 0
        var zeros = max(0, spec.precision &- digits)
        if hasOctalPrefix, zeros == 0, !hasDigits || magnitude != 0 { zeros = 1 }
        let prefix = (sign == 0 ? 0 : 1) &+ (hasHexadecimalPrefix ? 2 : 0)
        var padding = spec.width &- prefix &- zeros &- digits
        if spec.isZeroPadded, !spec.isLeftAligned, spec.precision < 0, padding > 0 {
            zeros &+= padding
            padding = 0
        }
        if !spec.isLeftAligned { out.append(0x20, times: padding) }
        if sign != 0 { out.append(sign) }
        if hasHexadecimalPrefix {
            out.append(0x30)
            out.append(spec.conversion)
        }
        out.append(0x30, times: zeros)
        if hasDigits {
            out.append(magnitude, radix: radix, uppercase: spec.hasUppercaseConversion)
        }
        if spec.isLeftAligned { out.append(0x20, times: padding) }
    }
}
