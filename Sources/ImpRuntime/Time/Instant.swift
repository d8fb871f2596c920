/// A point of a run's monotonic time: nanoseconds since the run began. Time-outs, timers and slices count in it.
///
/// It never stands for a time of day: that is `WallTime`.
public struct Instant: Comparable, Hashable, Codable, Sendable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// When the run began.
    public static let start = Instant(nanoseconds: 0)
    /// Later than everything that happens.
    public static let never = Instant(nanoseconds: Int64.max)

    public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(nanoseconds: (TimeSpan(nanoseconds: instant.nanoseconds) + span).nanoseconds)
    }

    public static func += (instant: inout Instant, span: TimeSpan) { instant = instant + span }

    /// How long from `earlier` to this.
    public func since(_ earlier: Instant) -> TimeSpan {
        let (difference, overflow) = nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
        return TimeSpan(nanoseconds: overflow ? (nanoseconds < 0 ? Int64.min : Int64.max) : difference)
    }
}
