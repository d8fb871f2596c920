import ImpRuntime

/// How long the oldest unacknowledged segment has waited: when to repeat it, with a wait that doubles, and when to
/// give up.
struct RetransmissionTimer: Codable, Equatable, Sendable {
    /// Of the last transmission or progress; nil while nothing is waited for.
    private var since: Instant?
    private var lastProgress = Instant.start
    private var repetitions = 0

    /// Something is waited for from now on, unless it was before.
    mutating func start(at now: Instant) {
        if since == nil { restart(at: now) }
    }

    mutating func restart(at now: Instant) {
        since = now
        lastProgress = now
        repetitions = 0
    }

    mutating func stop() { since = nil }

    mutating func repeated(at now: Instant) {
        since = now
        repetitions += 1
    }

    /// - Parameter timeout: the wait before the first repetition.
    func deadline(timeout: TimeSpan) -> Instant? {
        guard let since else { return nil }
        return min(since + wait(timeout), lastProgress + TransportFigures.patience)
    }

    func isDue(_ timeout: TimeSpan, at now: Instant) -> Bool {
        since.map { $0 + wait(timeout) <= now } ?? false
    }

    func isExhausted(at now: Instant) -> Bool {
        guard since != nil else { return false }
        return repetitions > TransportFigures.repetitions || lastProgress + TransportFigures.patience <= now
    }

    private func wait(_ timeout: TimeSpan) -> TimeSpan {
        min(timeout.times(1 << Int64(min(repetitions, TransportFigures.repetitions))), TransportFigures.longestTimeout)
    }
}
