/// What an access point says of itself in beacons and probe responses.
public struct Advertisement: Equatable, Sendable {
    /// Microseconds since the access point started.
    public var timestamp: UInt64
    /// Between beacons, in units of 1,024 µs.
    public var interval: UInt16
    /// Whether frames are encrypted. Without a security element it means WEP or the first WPA.
    public var isPrivate: Bool
    public var elements: NetworkElements

    public init(timestamp: UInt64 = 0, interval: UInt16 = 100, isPrivate: Bool, elements: NetworkElements) {
        self.timestamp = timestamp
        self.interval = interval
        self.isPrivate = isPrivate
        self.elements = elements
    }

    /// Networks have a name, if only an empty one, and 802.11 knows none without an interval.
    init?(_ reader: inout FrameReader) {
        guard let timestamp = reader.little(UInt64.self), let interval = reader.little(UInt16.self), interval > 0,
            let capabilities = reader.little(UInt16.self), capabilities & Capabilities.infrastructure != 0,
            let elements = reader.elements(), elements.ssid != nil
        else { return nil }
        self.init(
            timestamp: timestamp, interval: interval, isPrivate: capabilities & Capabilities.privacy != 0,
            elements: elements)
    }

    var bytes: [UInt8] {
        timestamp.littleBytes + interval.littleBytes
            + Capabilities.bits(isPrivate: isPrivate, hasWME: elements.hasWME).littleBytes + elements.elements.bytes
    }
}
