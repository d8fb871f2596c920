public import ImpRuntime

/// The module's random numbers: the hardware's source, and on top of it the operating system's generator.
///
/// The generator goes on from a state of its own, which a loss of power does not take from it, and mixes in what the
/// source gives. So no number comes twice and none is waited for, whatever the source does: an error, a value that is the
/// same as the one before, and one that is not there after a few looks are left out.
public struct HardwareRandom: RandomSource, Codable, Equatable {
    public var source: NoiseSource
    private var generator: SeededRandom
    /// What the source gave last; a working one practically never gives it again.
    private var last: UInt64?

    /// How often the source is looked at for one value.
    static let looks = 8

    /// - Parameter seed: of the generator and, in a stream of its own, of the source.
    public init(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        source = NoiseSource(random.split())
        generator = random.split()
    }

    public mutating func next() -> UInt64 {
        if let fresh = freshValue() { generator = SeededRandom(seed: generator.next() ^ fresh) }
        return generator.next()
    }

    /// A generator for one use, apart from all others.
    mutating func stream() -> SeededRandom { SeededRandom(seed: next()) }

    /// Nil where the source has none that can be trusted.
    private mutating func freshValue() -> UInt64? {
        for _ in 0..<HardwareRandom.looks {
            switch source.read() {
            case .value(let value):
                defer { last = value }
                return value == last ? nil : value
            case .error: return nil
            case .notReady: continue
            }
        }
        return nil
    }
}
