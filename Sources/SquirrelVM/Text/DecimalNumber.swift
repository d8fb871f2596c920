/// A decimal number as written: where its digits stand and which power of ten they carry.
struct DecimalNumber {
    /// At the first digit that is not zero.
    private var digits: ByteReader
    /// Digits from there to the end of the mantissa.
    private var digitCount: Int64
    /// value = those digits as an integer × 10^exponent
    private var exponent: Int64

    /// More digits than these cannot change the result, except that some of them is not zero: no double, and no
    /// middle between two, has more than 768.
    private static let keptDigits: Int64 = 800
    private static let wordCapacity = 128

    /// Reads digits with an optional point and an optional exponent. Nil, with nothing read, if there is no digit.
    init?(from reader: inout ByteReader) {
        var ahead = reader
        digits = reader
        digitCount = 0
        exponent = 0
        var hasDigit = false
        var isFraction = false
        while true {
            let byte = ahead.peek
            if isDigitByte(byte) {
                hasDigit = true
                if digitCount == 0 { digits = ahead }
                if digitCount > 0 || byte != 0x30 { digitCount &+= 1 }
                if isFraction { exponent &-= 1 }
            } else if byte == 0x2E, !isFraction {
                isFraction = true
            } else {
                break
            }
            ahead.advance()
        }
        guard hasDigit else { return nil }
        reader = ahead
        exponent &+= readExponent(&reader, letter: 0x65)
    }

    /// The nearest double; infinity or zero when out of range.
    var value: Double {
        let firstPlace = exponent &+ digitCount &- 1
        if digitCount == 0 || firstPlace < -330 { return 0 }
        if firstPlace > 310 { return .infinity }
        if digitCount <= 19 {
            var reader = digits
            let significand = Self.readDigits(&reader, limit: digitCount)
            if let exact = Self.exactProduct(significand, exponent) { return exact }
        }
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.wordCapacity) { words in
            guard let base = words.baseAddress else { return 0 }
            return roundedValue(BigNatural(base, capacity: Self.wordCapacity))
        }
    }

    /// Significand and power of ten are both exact doubles: one operation rounds once. (Clinger's fast path.)
    private static func exactProduct(_ significand: UInt64, _ exponent: Int64) -> Double? {
        guard significand < 1 &<< 53, exponent >= -22, exponent <= 22 else { return nil }
        var power = 1.0
        var left = exponent.magnitude
        while left > 0 {
            power *= 10
            left &-= 1
        }
        let value = Double(significand)
        return exponent < 0 ? value / power : value * power
    }

    private func roundedValue(_ empty: BigNatural) -> Double {
        var big = empty
        let kept = min(digitCount, Self.keptDigits)
        var hasLowerBits = readKeptDigits(kept, into: &big)
        let power = exponent &+ (digitCount &- kept)
        var shift: Int = 0
        if power >= 0 {
            var left = power
            while left > 0 {
                big.multiply(by: left >= 9 ? 1_000_000_000 : Self.powerOfTen(left), adding: 0)
                left &-= 9
            }
        } else {
            // Enough bits that 66 are left after the division by 10^-power, which has at most so many:
            let divisorBits = Int(truncatingIfNeeded: -power &* 3322 / 1000 &+ 1)
            shift = max(0, divisorBits &+ 66 &- big.bitCount)
            big.shiftLeft(by: shift)
            var left = -power
            while left > 0 {
                let remainder = left >= 9 ? big.divideByBillion() : big.divide(by: Self.powerOfTen(left))
                hasLowerBits = hasLowerBits || remainder != 0
                left &-= 9
            }
        }
        let high = big.highBits()
        return roundToDouble(
            high.bits,
            exponent: Int64(big.bitCount &- 64 &- shift),
            hasLowerBits: hasLowerBits || high.hasLowerBits
        )
    }

    /// Reads the first `kept` digits as an integer; tells whether a later one is not zero.
    private func readKeptDigits(_ kept: Int64, into big: inout BigNatural) -> Bool {
        var reader = digits
        var left = kept
        while left > 0 {
            let chunk = min(left, 9)
            let part = Self.readDigits(&reader, limit: chunk)
            big.multiply(by: Self.powerOfTen(chunk), adding: UInt32(truncatingIfNeeded: part))
            left &-= chunk
        }
        left = digitCount &- kept
        while left > 0 {
            if Self.readDigits(&reader, limit: 1) != 0 { return true }
            left &-= 1
        }
        return false
    }

    /// Up to `limit` (at most 19) digits as an integer; passes over the point.
    private static func readDigits(_ reader: inout ByteReader, limit: Int64) -> UInt64 {
        var value: UInt64 = 0
        var left = limit
        while left > 0 {
            let byte = reader.peek
            if isDigitByte(byte) {
                value = value &* 10 &+ UInt64(byte &- 0x30)
                left &-= 1
            } else if byte != 0x2E {
                break
            }
            reader.advance()
        }
        return value
    }

    /// 10^exponent for 0...9
    private static func powerOfTen(_ exponent: Int64) -> UInt32 {
        var power: UInt32 = 1
        var left = exponent
        while left > 0 {
            power &*= 10
            left &-= 1
        }
        return power
    }
}
