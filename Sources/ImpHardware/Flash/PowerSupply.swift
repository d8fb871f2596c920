import ImpRuntime

/// The power behind operations on flash: steady, or failing after a number of steps. A step is a byte that is
/// programmed, or one of the two halves of a sector's erasing.
public struct PowerSupply: Codable, Equatable, Sendable {
    /// Steps that still have power; nil where it never fails.
    private var remaining: Int?
    /// Steps taken so far.
    public private(set) var steps = 0
    /// What a failure leaves behind.
    private var random: SeededRandom

    /// Power that never fails.
    public static let steady = PowerSupply(remaining: nil, random: SeededRandom(seed: 0))

    /// Power that fails during the step after so many.
    ///
    /// - Parameter seed: of the bits that the interrupted step leaves.
    public static func failing(after steps: Int, seed: UInt64) -> PowerSupply {
        PowerSupply(remaining: steps, random: SeededRandom(seed: seed))
    }

    private init(remaining: Int?, random: SeededRandom) {
        (self.remaining, self.random) = (remaining, random)
    }

    public var hasFailed: Bool { (remaining ?? 0) < 0 }

    /// Takes one step: false when the power fails in it.
    mutating func step() -> Bool {
        if hasFailed { return false }
        steps += 1
        guard let count = remaining else { return true }
        remaining = count - 1
        return count > 0
    }

    /// What nothing specifies.
    mutating func unspecifiedByte() -> UInt8 { UInt8(truncatingIfNeeded: random.next()) }
}
