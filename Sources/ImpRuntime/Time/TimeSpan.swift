/// A length of time, in nanoseconds; about 292 years at most. Arithmetic saturates.
public struct TimeSpan: Comparable, Hashable, Codable, Sendable {
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    public static let zero = TimeSpan(nanoseconds: 0)

    public static func nanoseconds(_ count: Int64) -> TimeSpan { TimeSpan(nanoseconds: count) }
    public static func microseconds(_ count: Int64) -> TimeSpan { .nanoseconds(1_000).times(count) }
    public static func milliseconds(_ count: Int64) -> TimeSpan { .nanoseconds(1_000_000).times(count) }
    public static func seconds(_ count: Int64) -> TimeSpan { .nanoseconds(1_000_000_000).times(count) }

    /// `seconds` rounded to the nearest nanosecond; NaN is zero.
    public init(seconds: Double) {
        let scaled = (seconds * 1e9).rounded()
        if scaled != scaled {
            nanoseconds = 0
        } else {
            nanoseconds = Int64(exactly: scaled) ?? (scaled < 0 ? Int64.min : Int64.max)
        }
    }

    public var seconds: Double { Double(nanoseconds) / 1e9 }

    public func times(_ factor: Int64) -> TimeSpan {
        let (product, overflow) = nanoseconds.multipliedReportingOverflow(by: factor)
        if !overflow { return TimeSpan(nanoseconds: product) }
        return TimeSpan(nanoseconds: (nanoseconds < 0) == (factor < 0) ? Int64.max : Int64.min)
    }

    /// Rounded up to a multiple of `unit`.
    public func roundedUp(to unit: TimeSpan) -> TimeSpan {
        let rest = nanoseconds % unit.nanoseconds
        return rest <= 0 ? self : self + TimeSpan(nanoseconds: unit.nanoseconds - rest)
    }

    /// Rounded to the nearest multiple of `unit`, halves up.
    public func rounded(to unit: TimeSpan) -> TimeSpan {
        let half = self + TimeSpan(nanoseconds: unit.nanoseconds / 2)
        return TimeSpan(nanoseconds: half.nanoseconds - half.nanoseconds % unit.nanoseconds)
    }

    public static func < (a: TimeSpan, b: TimeSpan) -> Bool { a.nanoseconds < b.nanoseconds }

    public static func + (a: TimeSpan, b: TimeSpan) -> TimeSpan {
        let (sum, overflow) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
        return TimeSpan(nanoseconds: overflow ? (b.nanoseconds < 0 ? Int64.min : Int64.max) : sum)
    }
}
