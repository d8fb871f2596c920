/// Holds a run's time back to the real clock: always on the real clock, and on fast time while a request from outside
/// is open. A value without side effects: the caller reads the clock and does the waiting.
public struct Pacer: Sendable {
    private let isFast: Bool
    /// The run's time `anchor` is the clock's time `real`.
    private var anchor: Instant
    private var real: Instant
    /// Numbers of the requests that wait for an answer.
    private var openRequests: Set<UInt64> = []

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
        if isFast && (openRequests.isEmpty || isBusy) { return .go }
        let reached = time(at: now)
        return instant <= reached ? .go : .wait(instant.since(reached))
    }

    /// The run's time by the real clock; only on the real clock may a machine be moved on to it.
    public func time(at now: Instant) -> Instant { anchor + now.since(real) }

    /// A request came in while the run's time was `instant`.
    public mutating func requestOpened(_ number: UInt64, at instant: Instant, real now: Instant) {
        if isFast && openRequests.isEmpty {
            anchor = instant
            real = now
        }
        openRequests.insert(number)
    }

    /// A request was answered, or its client went away.
    public mutating func requestClosed(_ number: UInt64) { openRequests.remove(number) }

    public var hasOpenRequests: Bool { !openRequests.isEmpty }
}
