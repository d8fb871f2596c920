/// A set of registers, one bit each.
struct RegisterSet: Equatable {
    private var bits = SIMD4<UInt64>()

    init() {}

    /// The registers smaller than `count`.
    init(below count: Int) {
        for register in 0..<count { insert(register) }
    }

    mutating func insert(_ register: Int) {
        bits[register >> 6] |= 1 << UInt64(register & 63)
    }

    func contains(_ register: Int) -> Bool { bits[register >> 6] & 1 << UInt64(register & 63) != 0 }

    func union(_ other: RegisterSet) -> RegisterSet {
        var result = self
        result.bits |= other.bits
        return result
    }

    /// The members smaller than `register`.
    func below(_ register: Int) -> RegisterSet {
        var result = self
        for lane in 0..<4 {
            let kept = register - lane * 64
            if kept <= 0 { result.bits[lane] = 0 } else if kept < 64 { result.bits[lane] &= 1 << UInt64(kept) - 1 }
        }
        return result
    }

    /// The largest member, -1 in the empty set.
    var highest: Int {
        for lane in (0..<4).reversed() where bits[lane] != 0 {
            return lane * 64 + 63 - bits[lane].leadingZeroBitCount
        }
        return -1
    }
}
