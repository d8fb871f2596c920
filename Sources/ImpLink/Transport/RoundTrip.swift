import ImpRuntime

/// The measured time to the peer and back, and how long to wait for an acknowledgement (RFC 6298).
struct RoundTrip: Codable, Equatable, Sendable {
    private var smoothed: Int64?
    private var variation: Int64 = 0
    private(set) var smallest = TimeSpan.zero

    mutating func add(_ sample: TimeSpan) {
        let time = max(0, sample.nanoseconds)
        if let smoothed {
            variation = (3 * variation + abs(smoothed - time)) / 4
            self.smoothed = (7 * smoothed + time) / 8
            smallest = min(smallest, sample)
        } else {
            smoothed = time
            variation = time / 2
            smallest = sample
        }
    }

    var timeout: TimeSpan {
        guard let smoothed else { return TransportFigures.firstTimeout }
        let time = TimeSpan(nanoseconds: smoothed + 4 * variation)
        return min(max(time, TransportFigures.shortestTimeout), TransportFigures.longestTimeout)
    }

    /// How much later than its successors a segment may come before it counts as lost (RFC 8985).
    var reordering: TimeSpan { TimeSpan(nanoseconds: smallest.nanoseconds / 4) }
}
