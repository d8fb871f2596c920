import ImpRuntime

/// How many requests a program may send: 40 at once, two a second in the long run (documented).
struct RequestCredits: Codable, Equatable, Sendable {
    static let most: Int64 = 40
    /// One comes back in this time.
    static let refill = TimeSpan.milliseconds(500)

    /// When all credits will be back.
    private var full = Instant.start

    /// Uses one up. False when none is left.
    mutating func take(at now: Instant) -> Bool {
        let next = max(full, now) + RequestCredits.refill
        guard next.since(now) <= RequestCredits.refill.times(RequestCredits.most) else { return false }
        full = next
        return true
    }
}
