public import ImpRuntime

/// How long the radio sends. Estimates: rates that every access point of the time takes, without tries that fail.
public enum Airtime {
    /// Frames that join, at 1 Mbit/s, so that everybody hears them.
    private static let slow = Rate(preamble: .microseconds(192), nanosecondsPerByte: 8_000)
    /// Data, at 24 Mbit/s.
    private static let fast = Rate(preamble: .microseconds(20), nanosecondsPerByte: 333)
    /// Of a frame, beyond its header and body.
    private static let checksum = 4
    /// Of a data frame around a packet of IP: header, what encryption adds, the kind of packet, checksum.
    private static let dataFrame = 26 + 16 + 8 + checksum

    private struct Rate {
        var preamble: TimeSpan
        var nanosecondsPerByte: Int64

        func time(_ bytes: Int) -> TimeSpan { preamble + .nanoseconds(nanosecondsPerByte).times(Int64(bytes)) }
    }

    /// - Parameter bytes: of a frame that joins, scans or leaves.
    public static func ofFrame(_ bytes: Int) -> TimeSpan { slow.time(bytes + checksum) }

    public static func of(_ packet: Packet) -> TimeSpan { fast.time(packet.bytes + dataFrame) }
}

extension Packet {
    /// As it would be on the wire, from the header of IP on.
    fileprivate var bytes: Int {
        switch self {
        case .dhcp: 20 + 8 + 300
        case .dns(let message, _): 20 + 8 + 12 + message.name.utf8.count + 6
        case .tcp(let segment, _):
            20 + 20 + (segment.selected.isEmpty ? 0 : 4 + 8 * segment.selected.count) + segment.payload.bytes.count
        }
    }
}
