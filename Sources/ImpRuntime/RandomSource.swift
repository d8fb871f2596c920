/// Where a run takes its random numbers. One seed gives one sequence, on every platform.
public protocol RandomSource: RandomNumberGenerator, Sendable {}

/// SplitMix64: small, even, and a value that can be saved and go on elsewhere.
public struct SeededRandom: RandomSource, Codable, Equatable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// A stream of its own for one user of a run's seed.
    public init(seed: UInt64, stream: String) {
        self.init(seed: seed ^ stableHash(stream))
        _ = next()
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A hash that is the same in every process (FNV-1a, 64 bits, with a final mix).
public func stableHash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
}
