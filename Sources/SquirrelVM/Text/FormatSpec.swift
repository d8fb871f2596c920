/// What stands between `%` and the conversion letter, and that letter: `%[flags][width][.precision]letter`.
struct FormatSpec {
    /// `-`: pad on the right.
    var isLeftAligned = false
    /// `+`: a sign also before positive numbers.
    var hasPlusSign = false
    /// ` `: a blank where `hasPlusSign` would put a plus; loses to it.
    var hasSpaceSign = false
    /// `#`: `0`/`0x` before octal and hexadecimal, always a decimal point, `%g` keeps its trailing zeros.
    var isAlternate = false
    /// `0`: pad with zeros after the sign; loses to `isLeftAligned` and, for integers, to a precision.
    var isZeroPadded = false
    /// Whether a NaN with its sign bit set reads `-nan` (glibc) or `nan` (newlib, and what ARM hardware makes).
    var showsSignOfNaN = true
    /// Minimum number of bytes, 0...99.
    var width: Int = 0
    /// 0...99, or `noPrecision`.
    var precision: Int = FormatSpec.noPrecision
    /// The ASCII code of the conversion letter.
    var conversion: UInt8

    static let noPrecision = -1

    init(conversion: UInt8) {
        self.conversion = conversion
    }

    /// `%g`, as a float's `tostring` uses it, or `%.<precision>g`.
    static func general(precision: Int = noPrecision) -> FormatSpec {
        var spec = FormatSpec(conversion: 0x67)
        spec.precision = precision
        return spec
    }

    /// The byte before a number: `-`, `+`, blank, or 0 for none.
    func signByte(isNegative: Bool) -> UInt8 {
        if isNegative { return 0x2D }
        if hasPlusSign { return 0x2B }
        return hasSpaceSign ? 0x20 : 0
    }

    var hasUppercaseConversion: Bool { conversion < 0x61 }
}
