import ImpRuntime

/// The server's time of day, known at one moment and counted from there.
struct ServerClock: Codable, Equatable, Sendable {
    private var time = WallTime(microseconds: 0)
    private var at = Instant.start

    mutating func set(_ time: WallTime, at now: Instant) {
        self.time = time
        at = now
    }

    func time(at now: Instant) -> WallTime { time + now.since(at) }
}
