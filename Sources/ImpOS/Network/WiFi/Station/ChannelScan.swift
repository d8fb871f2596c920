import ImpRuntime

/// A look through channels, one after the other: a probe request on each, and some time for the answers.
struct ChannelScan: Codable, Equatable, Sendable {
    private var left: [Int]
    /// The one that is listened to; nil before the first.
    private(set) var channel: Int?
    /// When the next one is due.
    private(set) var deadline: Instant
    private(set) var heard: [HeardNetwork] = []

    init(_ channels: [Int], startingAt start: Instant) {
        left = channels
        deadline = start
    }

    /// When it will be over.
    var end: Instant { deadline + WiFiFigures.dwell.times(Int64(left.count)) }

    /// The next channel; nil when there is none.
    mutating func advance(at now: Instant) -> Int? {
        channel = left.isEmpty ? nil : left.removeFirst()
        deadline = now + WiFiFigures.dwell
        return channel
    }

    /// Of each access point the last answer counts, except that one with a name is better than one without.
    mutating func hear(_ network: HeardNetwork) {
        guard let index = heard.firstIndex(where: { $0.bssid == network.bssid }) else { return heard.append(network) }
        if !network.ssid.bytes.isEmpty || heard[index].ssid.bytes.isEmpty { heard[index] = network }
    }
}
