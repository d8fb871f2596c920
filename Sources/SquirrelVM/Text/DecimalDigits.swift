/// Where the digits of a conversion end.
enum DigitLimit {
    /// So many digits from the first that is not zero; 1...100.
    case significant(Int)
    /// So many digits after the decimal point; 0...99.
    case fraction(Int)
}

/// The decimal expansion d0.d1d2… × 10^exponent of a double, correctly rounded (ties to even) at a limit.
///
/// Exact: the integer part is a `BigNatural` divided by 10^9 until nothing is left, the fraction one that is
/// multiplied by 10^9, whose overflow is the next nine digits.
struct DecimalDigits {
    /// Digits stored; all that follow are zeros. Neither the first nor the last of them is zero.
    private(set) var count: Int = 0
    /// Place of the first digit; 0 when the value rounds to zero.
    private(set) var exponent: Int = 0
    private let digits: UnsafeMutablePointer<UInt8>
    private let limbs: UnsafeMutablePointer<UInt32>
    private var big: BigNatural

    /// 2^1024 exceeds every double: 32 words. A fraction has at most 1074 bits: 34 words.
    private static let wordCapacity = 36
    /// Integer part in base 10^9, lowest limb first: 309 digits are 35 limbs.
    private static let limbCapacity = 36
    /// 309 integer digits, 99 after the point, and the limb of 9 that crosses the limit.
    private static let digitCapacity = 432

    static let workspaceSize = (wordCapacity + limbCapacity) * 4 + digitCapacity

    /// `value` must be finite; its sign is ignored. `workspace` holds `workspaceSize` bytes, aligned to 4.
    init(of value: Double, limit: DigitLimit, workspace: UnsafeMutableRawPointer) {
        let words = workspace.assumingMemoryBound(to: UInt32.self)
        big = BigNatural(words, capacity: Self.wordCapacity)
        limbs = words + Self.wordCapacity
        digits = (workspace + (Self.wordCapacity + Self.limbCapacity) * 4).assumingMemoryBound(to: UInt8.self)

        let bits = value.bitPattern & 0x7FFF_FFFF_FFFF_FFFF
        guard bits != 0 else { return }
        var significand = bits & 0x000F_FFFF_FFFF_FFFF
        var power = Int(truncatingIfNeeded: bits &>> 52) &- 1075
        if power == -1075 { power = -1074 } else { significand |= 0x0010_0000_0000_0000 }
        let zeros = significand.trailingZeroBitCount
        significand &>>= UInt64(zeros)
        power &+= zeros

        if power >= 0 {
            appendInteger(significand, shiftedBy: power)
        } else {
            let integer = power > -64 ? significand &>> UInt64(-power) : 0
            appendInteger(integer, shiftedBy: 0)
            let fraction = power > -64 ? significand &- integer &<< UInt64(-power) : significand
            appendFraction(fraction, bits: -power, limit: limit)
        }
        round(at: cut(for: limit), isExact: big.isZero)
        while count > 0, digits[count &- 1] == 0 { count &-= 1 }
        if count == 0 { exponent = 0 }
    }

    /// The digit for the place `exponent` - `index`, 0...9.
    func digit(_ index: Int) -> UInt8 {
        index >= 0 && index < count ? digits[index] : 0
    }

    /// How many digits the limit keeps; negative when even the first lies below it by more than one place.
    private func cut(for limit: DigitLimit) -> Int {
        switch limit {
        case .significant(let places): places
        case .fraction(let places): exponent &+ 1 &+ places
        }
    }

    private mutating func appendInteger(_ significand: UInt64, shiftedBy power: Int) {
        var limbCount = 0
        if power == 0 {
            var rest = significand
            while rest != 0 {
                limbs[limbCount] = UInt32(truncatingIfNeeded: rest % 1_000_000_000)
                rest /= 1_000_000_000
                limbCount &+= 1
            }
        } else {
            big.assign(significand)
            big.shiftLeft(by: power)
            while !big.isZero, limbCount < Self.limbCapacity {
                limbs[limbCount] = big.divideByBillion()
                limbCount &+= 1
            }
        }
        while limbCount > 0 {
            limbCount &-= 1
            append(limb: limbs[limbCount])
        }
        exponent = count &- 1
    }

    /// Appends digits of `fraction` / 2^`bits` until the limit is passed or nothing is left; `big` keeps the rest.
    private mutating func appendFraction(_ fraction: UInt64, bits: Int, limit: DigitLimit) {
        big.assign(fraction)
        guard !big.isZero else { return }
        // Put the point at a word boundary: what a multiplication carries out is then the integer part.
        let wordCount = (bits &+ 31) &>> 5
        big.shiftLeft(by: wordCount &* 32 &- bits)
        while big.count < wordCount { big.push(0) }
        big.dropLowZeroWords()
        // While no digit was found, `exponent` is the highest place where one may still come.
        while !big.isZero, count <= cut(for: limit) {
            append(limb: big.multiplyInPlace(by: 1_000_000_000))
            big.dropLowZeroWords()
        }
    }

    /// Appends nine digits. Leading zeros are not stored; they lower the exponent.
    private mutating func append(limb: UInt32) {
        guard count &+ 9 <= Self.digitCapacity else { return }
        var width = 9
        if count == 0 {
            width = limb == 0 ? 0 : digitCount(of: limb, radix: 10)
            exponent &-= 9 &- width
        }
        var rest = limb
        var index = count &+ width
        count = index
        while width > 0 {
            index &-= 1
            width &-= 1
            digits[index] = UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Keeps `cut` digits. `isExact`: nothing follows the digits produced so far.
    private mutating func round(at cut: Int, isExact: Bool) {
        guard cut < count else { return }
        if cut < 0 || !roundsUp(at: cut, isExact: isExact) {
            count = cut < 0 ? 0 : cut
        } else {
            increment(keeping: cut)
        }
    }

    private func roundsUp(at cut: Int, isExact: Bool) -> Bool {
        if digits[cut] != 5 { return digits[cut] > 5 }
        var index = cut &+ 1
        while index < count {
            if digits[index] != 0 { return true }
            index &+= 1
        }
        // A tie goes to the even neighbour; with no digit before it, that is zero.
        return !isExact || (cut > 0 && digits[cut &- 1] & 1 == 1)
    }

    private mutating func increment(keeping cut: Int) {
        var index = cut
        while index > 0 {
            index &-= 1
            if digits[index] < 9 {
                digits[index] &+= 1
                count = index &+ 1
                return
            }
        }
        digits[0] = 1
        count = 1
        exponent &+= 1
    }
}
