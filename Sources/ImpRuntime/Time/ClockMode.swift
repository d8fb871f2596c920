/// Which of its two clocks a run has.
public enum ClockMode: Equatable, Codable, Sendable {
    /// The wall clock: nothing happens before its time, and what cannot keep up is late.
    case real
    /// Virtual time that jumps to the next event as soon as all machines are idle. It begins at `start`.
    case fast(start: WallTime)

    /// Fast time from 2026-01-01T00:00:00Z.
    public static let fast = ClockMode.fast(start: .fastStart)

    public var isFast: Bool { self != .real }
}
