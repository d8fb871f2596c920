/// Writes `value` as C's `printf` does for the conversions `e E f g G`; any other letter is taken as `g`.
///
/// Every digit is exact, as glibc's are, for any precision up to 99.
func writeFloat(_ value: Double, _ spec: FormatSpec, to out: inout ByteWriter) {
    if !value.isFinite {
        writeNonFinite(value, spec, to: &out)
        return
    }
    withUnsafeTemporaryAllocation(byteCount: DecimalDigits.workspaceSize, alignment: 8) { workspace in
        guard let base = workspace.baseAddress else { return }
        let text = FloatText(of: value, spec, workspace: base)
        text.write(spec, to: &out)
    }
}

private func writeNonFinite(_ value: Double, _ spec: FormatSpec, to out: inout ByteWriter) {
    let isNegative = value.sign == .minus && (!value.isNaN || spec.showsSignOfNaN)
    let sign = spec.signByte(isNegative: isNegative)
    let padding = spec.width &- 3 &- (sign == 0 ? 0 : 1)
    if !spec.isLeftAligned { out.append(0x20, times: padding) }
    if sign != 0 { out.append(sign) }
    if spec.hasUppercaseConversion {
        out.append(value.isNaN ? "NAN" : "INF")
    } else {
        out.append(value.isNaN ? "nan" : "inf")
    }
    if spec.isLeftAligned { out.append(0x20, times: padding) }
}

/// A finite number's digits and how they are to be laid out, before padding.
private struct FloatText {
    let digits: DecimalDigits
    let sign: UInt8
    /// `d.ddde±dd` rather than `ddd.ddd`.
    let isScientific: Bool
    /// Digits after the point.
    let fractionCount: Int
    let hasPoint: Bool

    init(of value: Double, _ spec: FormatSpec, workspace: UnsafeMutableRawPointer) {
        let precision = spec.precision < 0 ? 6 : min(spec.precision, 99)
        sign = spec.signByte(isNegative: value.sign == .minus)
        switch spec.conversion {
        case 0x66:  // f
            digits = DecimalDigits(of: value, limit: .fraction(precision), workspace: workspace)
            isScientific = false
            fractionCount = precision
        case 0x65, 0x45:  // e E
            digits = DecimalDigits(of: value, limit: .significant(precision &+ 1), workspace: workspace)
            isScientific = true
            fractionCount = precision
        default:
            let places = max(precision, 1)
            digits = DecimalDigits(of: value, limit: .significant(places), workspace: workspace)
            isScientific = digits.exponent < -4 || digits.exponent >= places
            let integerPlaces = isScientific ? 1 : digits.exponent &+ 1
            fractionCount = max(0, (spec.isAlternate ? places : digits.count) &- integerPlaces)
        }
        hasPoint = fractionCount > 0 || spec.isAlternate
    }

    /// Bytes written, without sign and padding.
    private var length: Int {
        let integerCount = isScientific ? 1 : max(digits.exponent, 0) &+ 1
        let exponentCount = isScientific ? (digits.exponent.magnitude >= 100 ? 5 : 4) : 0
        return integerCount &+ (hasPoint ? 1 : 0) &+ fractionCount &+ exponentCount
    }

    func write(_ spec: FormatSpec, to out: inout ByteWriter) {
        let padding = spec.width &- length &- (sign == 0 ? 0 : 1)
        let padsWithZeros = spec.isZeroPadded && !spec.isLeftAligned
        if !spec.isLeftAligned, !padsWithZeros { out.append(0x20, times: padding) }
        if sign != 0 { out.append(sign) }
        if padsWithZeros { out.append(0x30, times: padding) }
        if isScientific {
            writePlaces(from: digits.exponent, to: &out)
            writeExponent(letter: spec.hasUppercaseConversion ? 0x45 : 0x65, to: &out)
        } else {
            writePlaces(from: max(digits.exponent, 0), to: &out)
        }
        if spec.isLeftAligned { out.append(0x20, times: padding) }
    }

    /// Writes the digits from place `first` down, the point before `fractionCount` of them.
    private func writePlaces(from first: Int, to out: inout ByteWriter) {
        var index = digits.exponent &- first
        let pointIndex = isScientific ? 1 : digits.exponent &+ 1
        while index < pointIndex {
            out.append(0x30 &+ digits.digit(index))
            index &+= 1
        }
        if hasPoint { out.append(0x2E) }
        let end = pointIndex &+ fractionCount
        while index < end {
            out.append(0x30 &+ digits.digit(index))
            index &+= 1
        }
    }

    private func writeExponent(letter: UInt8, to out: inout ByteWriter) {
        out.append(letter)
        out.append(digits.exponent < 0 ? 0x2D : 0x2B)
        let magnitude = UInt32(truncatingIfNeeded: digits.exponent.magnitude)
        if magnitude < 10 { out.append(0x30) }
        out.append(magnitude, radix: 10)
    }
}
