import ImpRuntime

/// Watches whether the peer is still there: asks after some silence, and gives up when no answer comes.
struct KeepAlive: Codable, Equatable, Sendable {
    enum Due { case ask, giveUp }

    private let silence: TimeSpan
    private let patience: TimeSpan
    private(set) var deadline: Instant
    private var isAsking: Bool

    /// Begins with a wait for something that is due without being asked for.
    init(silence: TimeSpan, patience: TimeSpan, first: TimeSpan, at now: Instant) {
        self.silence = silence
        self.patience = patience
        isAsking = true
        deadline = now + first
    }

    /// The peer gave a sign of life.
    mutating func heard(at now: Instant) {
        isAsking = false
        deadline = now + silence
    }

    mutating func due(at now: Instant) -> Due? {
        guard deadline <= now else { return nil }
        if isAsking { return .giveUp }
        isAsking = true
        deadline = now + patience
        return .ask
    }
}
