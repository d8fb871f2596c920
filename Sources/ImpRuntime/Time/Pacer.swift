/// Holds a run's time back to the real clock: always on the real clock, and on fast time while a request from outside
/// is open. A value without side effects: the caller reads the clock and does the waiting.
public struct Pacer: Sendable {
    private let isFast: Bool
    /// The run's time `anchor` is the clock's time `real`.
    private var anchor: Instant
    private var real: Instant
    private var openRequests = 0

    public init(_ mode: ClockMode, at anchor: Instant, real: Instant) {
        isFast = mode.isFast
        self.anchor = anchor
        self.real = real
    }

    public enum Answer: Equatable, Sendable {
        case go
        /// Not before this much real time has passed.
        case wait(TimeSpan)
    }

    /// Whether what is ready at `instant` may happen now.
    ///
    /// - Parameter isBusy: it goes on with code that runs; fast time never holds that back, it costs its own time.
    public func allows(_ instant: Instant, isBusy: Bool, real now: Instant) -> Answer {
        if isFast && (openRequests == 0 || isBusy) { return .go }
        let reached = time(at: now)
        return instant <= reached ? .go : .wait(instant.since(reached))
    }

    /// The run's time by the real clock; only on the real clock may a machine be moved on to it.
    public func time(at now: Instant) -> Instant { anchor + now.since(real) }

    /// A request came in while the run's time was `instant`.
    public mutating func requestOpened(at instant: Instant, real now: Instant) {
        if isFast && openRequests == 0 {
            anchor = instant
            real = now
        }
        openRequests += 1
    }

    public mutating func requestClosed() { openRequests = max(0, openRequests - 1) }

    public var hasOpenRequests: Bool { openRequests > 0 }
}
