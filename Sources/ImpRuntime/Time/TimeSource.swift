#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a run on the real clock reads the time. Fast time reads it only to pace itself while a real request is open.
public protocol TimeSource: Sendable {
    /// Time that only ever goes on, since some fixed moment.
    var monotonic: Instant { get }
    /// The time of day, which may be set forwards and backwards.
    var wall: WallTime { get }
}

/// The clocks of the computer.
public struct SystemTime: TimeSource {
    public init() {}

    public var monotonic: Instant {
        let time = SystemTime.read(CLOCK_MONOTONIC)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    public var wall: WallTime {
        let time = SystemTime.read(CLOCK_REALTIME)
        return WallTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
