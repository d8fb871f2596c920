/// What follows the header.
public enum FrameBody: Equatable, Sendable {
    case beacon(Advertisement)
    case probeRequest(NetworkElements)
    case probeResponse(Advertisement)
    case authentication(Authentication)
    case associationRequest(NetworkElements)
    case associationResponse(status: UInt16, NetworkElements)
    case deauthentication(reason: UInt16)
    case disassociation(reason: UInt16)
    case port(PortPacket)

    static let toAccessPoint: UInt8 = 1
    static let fromAccessPoint: UInt8 = 2
    /// The logical link header of 802.1X.
    private static let portHeader: [UInt8] = [0xAA, 0xAA, 0x03, 0x00, 0x00, 0x00, 0x88, 0x8E]

    var isData: Bool { if case .port = self { true } else { false } }

    /// The first byte of the header: subtype, type and version.
    var control: UInt8 {
        switch self {
        case .associationRequest: 0x00
        case .associationResponse: 0x10
        case .probeRequest: 0x40
        case .probeResponse: 0x50
        case .beacon: 0x80
        case .disassociation: 0xA0
        case .authentication: 0xB0
        case .deauthentication: 0xC0
        case .port: 0x08
        }
    }

    /// Nil unless all bytes are understood.
    init?(_ control: UInt8, flags: UInt8, _ reader: inout FrameReader) {
        let isPort = control == 0x08
        guard isPort ? [Self.toAccessPoint, Self.fromAccessPoint].contains(flags) : flags == 0,
            let body = isPort ? Self.port(&reader) : Self.management(control, &reader), reader.isAtEnd
        else { return nil }
        self = body
    }

    private static func port(_ reader: inout FrameReader) -> FrameBody? {
        guard reader.take(portHeader.count) == portHeader else { return nil }
        return PortPacket(&reader).map { .port($0) }
    }

    private static func management(_ control: UInt8, _ reader: inout FrameReader) -> FrameBody? {
        switch control {
        case 0x00: reader.take(4).flatMap { _ in reader.elements() }.map { .associationRequest($0) }
        case 0x10: associationResponse(&reader)
        case 0x40: reader.elements().map { .probeRequest($0) }
        case 0x50: Advertisement(&reader).map { .probeResponse($0) }
        case 0x80: Advertisement(&reader).map { .beacon($0) }
        case 0xA0: reader.little(UInt16.self).map { .disassociation(reason: $0) }
        case 0xB0: Authentication(&reader).map { .authentication($0) }
        case 0xC0: reader.little(UInt16.self).map { .deauthentication(reason: $0) }
        default: nil
        }
    }

    private static func associationResponse(_ reader: inout FrameReader) -> FrameBody? {
        guard reader.take(2) != nil, let status = reader.little(UInt16.self), reader.take(2) != nil,
            let elements = reader.elements()
        else { return nil }
        return .associationResponse(status: status, elements)
    }

    var bytes: [UInt8] {
        switch self {
        case .beacon(let advertisement), .probeResponse(let advertisement): advertisement.bytes
        case .probeRequest(let elements): elements.elements.bytes
        case .authentication(let authentication): authentication.bytes
        case .associationRequest(let elements):
            Capabilities.bits(elements).littleBytes + Self.listenInterval + elements.elements.bytes
        case .associationResponse(let status, let elements):
            Capabilities.bits(elements).littleBytes + status.littleBytes + Self.associationIdentifier
                + elements.elements.bytes
        case .deauthentication(let reason), .disassociation(let reason): reason.littleBytes
        case .port(let packet): Self.portHeader + packet.bytes
        }
    }

    /// Ten beacons.
    private static let listenInterval: [UInt8] = [10, 0]
    /// The first one; nothing here goes by it.
    private static let associationIdentifier: [UInt8] = [0x01, 0xC0]
}

extension FrameReader {
    mutating func elements() -> NetworkElements? {
        InformationElement.all(in: &self).flatMap { NetworkElements($0) }
    }
}

/// Bits that say what a network or a station can do.
enum Capabilities {
    static let infrastructure: UInt16 = 0x0001
    static let privacy: UInt16 = 0x0010
    static let priorities: UInt16 = 0x0200

    static func bits(isPrivate: Bool, hasWME: Bool) -> UInt16 {
        infrastructure | (isPrivate ? privacy : 0) | (hasWME ? priorities : 0)
    }

    static func bits(_ elements: NetworkElements) -> UInt16 {
        bits(isPrivate: elements.security != nil, hasWME: elements.hasWME)
    }
}
