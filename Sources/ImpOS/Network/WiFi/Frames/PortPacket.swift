/// A packet of 802.1X, port-based access control: an EAPOL packet.
public enum PortPacket: Equatable, Sendable {
    case key(KeyFrame)
    case wps(WPSMessage)

    private static let version: UInt8 = 2
    private static let eapType: UInt8 = 0
    private static let keyType: UInt8 = 3

    /// Nil unless the length is that of what follows.
    init?(_ reader: inout FrameReader) {
        guard let version = reader.byte(), (1...3).contains(version), let type = reader.byte(),
            let count = reader.big(UInt16.self), let content = reader.take(Int(count))
        else { return nil }
        switch type {
        case Self.eapType:
            guard let message = WPSMessage(packet: content) else { return nil }
            self = .wps(message)
        case Self.keyType:
            guard let frame = KeyFrame(content) else { return nil }
            self = .key(frame)
        default: return nil
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .key(let frame): Self.packet(Self.keyType, frame.bytes)
        case .wps(let message): Self.packet(Self.eapType, message.packet)
        }
    }

    static func packet(_ type: UInt8, _ content: [UInt8]) -> [UInt8] {
        [version, type] + UInt16(content.count).bigBytes + content
    }
}
