import ImpRuntime

/// The hardware's source of random numbers, a part of the processor, which can break.
public struct NoiseSource: Codable, Equatable, Sendable {
    public enum Health: String, CaseIterable, Codable, Sendable {
        case healthy
        /// Gives the same value again and again.
        case stuck
        /// Reports an error.
        case failing
        /// Never has a value ready.
        case starving
    }

    enum Answer: Equatable, Sendable {
        case value(UInt64)
        case error
        case notReady
    }

    public var health = Health.healthy
    private var noise: SeededRandom
    /// What its register shows.
    private var shown: UInt64 = 0

    init(_ noise: SeededRandom) { self.noise = noise }

    mutating func read() -> Answer {
        switch health {
        case .healthy:
            shown = noise.next()
            return .value(shown)
        case .stuck: return .value(shown)
        case .failing: return .error
        case .starving: return .notReady
        }
    }
}
