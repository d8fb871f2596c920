import ImpRuntime

/// The device's time of day: how far it is from the true one.
///
/// The server's greeting sets it. Without power it stands still, and begins anew where a real-time clock begins: at
/// 2000-01-01, unless the module has a supply of its own for it.
struct DeviceClock: Codable, Equatable, Sendable {
    /// The clock's time at `Instant.start`; nil where nothing is known.
    private var base: WallTime?

    /// Where the clock of a module begins that has never been set.
    static let reset = WallTime(seconds: 946_684_800)

    /// The server says what time it is.
    mutating func set(_ time: WallTime, at now: Instant) { base = time + Instant.start.since(now) }

    mutating func powerLost(keepsTime: Bool) {
        if !keepsTime { base = nil }
    }

    /// Power is back; it counts from here unless it is known.
    mutating func started(at now: Instant) {
        if base == nil { set(DeviceClock.reset, at: now) }
    }

    /// The clock's time at `Instant.start`.
    var wallBase: WallTime { base ?? DeviceClock.reset }

    /// The time of day now.
    func wall(at now: Instant) -> WallTime { wallBase + now.since(.start) }
}
