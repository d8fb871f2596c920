/// An unsigned integer of many 32-bit words, lowest word first, in memory that the caller owns.
///
/// The few operations are those that exact conversion between binary and decimal needs. A result that would not fit
/// the capacity loses its highest words; the callers size their buffers so that this does not happen.
struct BigNatural {
    let words: UnsafeMutablePointer<UInt32>
    let capacity: Int
    /// Words in use. The highest is not zero unless it was pushed or multiplied in place so.
    private(set) var count: Int = 0

    init(_ words: UnsafeMutablePointer<UInt32>, capacity: Int) {
        self.words = words
        self.capacity = capacity
    }

    var isZero: Bool { count == 0 }

    /// Position of the highest set bit plus one; 0 for zero.
    var bitCount: Int {
        guard count > 0 else { return 0 }
        return count &* 32 &- words[count &- 1].leadingZeroBitCount
    }

    mutating func assign(_ value: UInt64) {
        count = 0
        push(UInt32(truncatingIfNeeded: value))
        push(UInt32(truncatingIfNeeded: value &>> 32))
        trim()
    }

    /// self = self * factor + addend
    mutating func multiply(by factor: UInt32, adding addend: UInt32) {
        let carry = multiplyInPlace(by: factor, adding: addend)
        if carry != 0 { push(carry) }
    }

    /// Multiplies within the words in use and returns what does not fit them: for a fraction whose point stands above
    /// the highest word, that is the integer part of the product.
    mutating func multiplyInPlace(by factor: UInt32, adding addend: UInt32 = 0) -> UInt32 {
        var carry = UInt64(addend)
        var index = 0
        while index < count {
            let product = UInt64(words[index]) &* UInt64(factor) &+ carry
            words[index] = UInt32(truncatingIfNeeded: product)
            carry = product &>> 32
            index &+= 1
        }
        return UInt32(truncatingIfNeeded: carry)
    }

    /// self = self / 1,000,000,000; returns the remainder. The constant lets the compiler avoid a division.
    mutating func divideByBillion() -> UInt32 {
        var remainder: UInt64 = 0
        var index = count
        while index > 0 {
            index &-= 1
            let part = remainder &<< 32 | UInt64(words[index])
            let quotient = part / 1_000_000_000
            words[index] = UInt32(truncatingIfNeeded: quotient)
            remainder = part &- quotient &* 1_000_000_000
        }
        trim()
        return UInt32(truncatingIfNeeded: remainder)
    }

    /// self = self / divisor for 1 <= divisor < 2^32; returns the remainder. A zero divisor leaves self as it is.
    mutating func divide(by divisor: UInt32) -> UInt32 {
        guard divisor != 0 else { return 0 }
        var remainder: UInt64 = 0
        var index = count
        while index > 0 {
            index &-= 1
            let part = remainder &<< 32 | UInt64(words[index])
            words[index] = UInt32(truncatingIfNeeded: part / UInt64(divisor))
            remainder = part % UInt64(divisor)
        }
        trim()
        return UInt32(truncatingIfNeeded: remainder)
    }

    /// self = self * 2^bits for bits >= 0
    mutating func shiftLeft(by bits: Int) {
        guard count > 0, bits > 0 else { return }
        let wholeWords = bits &>> 5
        let partBits = UInt32(truncatingIfNeeded: bits & 31)
        if partBits != 0 {
            var carry: UInt32 = 0
            var index = 0
            while index < count {
                let word = words[index]
                words[index] = word &<< partBits | carry
                carry = word &>> (32 &- partBits)
                index &+= 1
            }
            if carry != 0 { push(carry) }
        }
        guard wholeWords > 0 else { return }
        var target = min(count &+ wholeWords, capacity)
        count = target
        while target > wholeWords {
            target &-= 1
            words[target] = words[target &- wholeWords]
        }
        while target > 0 {
            target &-= 1
            words[target] = 0
        }
    }

    /// Removes low words that are zero. Only for fractions, where they carry no weight.
    mutating func dropLowZeroWords() {
        var zeros = 0
        while zeros < count, words[zeros] == 0 { zeros &+= 1 }
        guard zeros > 0 else { return }
        var index = zeros
        while index < count {
            words[index &- zeros] = words[index]
            index &+= 1
        }
        count &-= zeros
    }

    /// Appends a new highest word, zero or not.
    mutating func push(_ word: UInt32) {
        guard count < capacity else { return }
        words[count] = word
        count &+= 1
    }

    /// The highest 64 bits, with bit 63 set, and whether any lower bit is set. Zero gives 0.
    func highBits() -> (bits: UInt64, hasLowerBits: Bool) {
        guard count > 0 else { return (0, false) }
        let shift = UInt64(words[count &- 1].leadingZeroBitCount)
        let first = UInt64(words[count &- 1])
        let second: UInt64 = count > 1 ? UInt64(words[count &- 2]) : 0
        let third: UInt64 = count > 2 ? UInt64(words[count &- 3]) : 0
        // shift <= 31, because the highest word is not zero.
        let high = (first &<< 32 | second) &<< shift | (third &<< shift) &>> 32
        var lower = UInt32(truncatingIfNeeded: third &<< shift)
        var index = count &- 3
        while index > 0, lower == 0 {
            index &-= 1
            lower = words[index]
        }
        return (high, lower != 0)
    }

    private mutating func trim() {
        while count > 0, words[count &- 1] == 0 { count &-= 1 }
    }
}
