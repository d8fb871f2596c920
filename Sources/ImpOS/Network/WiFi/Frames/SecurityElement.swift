/// The RSN element: the ciphers and ways to get keys of a WPA2 network (IEEE 802.11, 9.4.2.24).
public struct SecurityElement: Equatable, Sendable, Codable {
    /// A cipher or a way to get keys: an organisation and a number.
    public typealias Suite = UInt32

    public var groupCipher: Suite
    public var ciphers: [Suite]
    public var keyManagement: [Suite]
    public var capabilities: UInt16

    /// AES in counter mode, with a key from a password.
    public static let wpa2Personal = SecurityElement(
        groupCipher: ccmp, ciphers: [ccmp], keyManagement: [presharedKey], capabilities: 0)

    private static let ccmp: Suite = 0x000F_AC04
    private static let presharedKey: Suite = 0x000F_AC02

    /// Whether a station with a password and nothing but AES can join.
    public var admitsWPA2Personal: Bool {
        groupCipher == Self.ccmp && ciphers.contains(Self.ccmp) && keyManagement.contains(Self.presharedKey)
    }

    private init(groupCipher: Suite, ciphers: [Suite], keyManagement: [Suite], capabilities: UInt16) {
        self.groupCipher = groupCipher
        self.ciphers = ciphers
        self.keyManagement = keyManagement
        self.capabilities = capabilities
    }

    /// Of the bytes behind identifier and length. What may follow the capabilities does not matter here.
    init?(content: [UInt8]) {
        var reader = FrameReader(content)
        guard reader.little(UInt16.self) == 1, let group = reader.big(Suite.self), let ciphers = reader.suites(),
            let keyManagement = reader.suites(), let capabilities = reader.little(UInt16.self)
        else { return nil }
        self.init(groupCipher: group, ciphers: ciphers, keyManagement: keyManagement, capabilities: capabilities)
    }

    var content: [UInt8] {
        [1, 0] + groupCipher.bigBytes + Self.bytes(of: ciphers) + Self.bytes(of: keyManagement)
            + capabilities.littleBytes
    }

    private static func bytes(of suites: [Suite]) -> [UInt8] {
        UInt16(suites.count).littleBytes + suites.flatMap(\.bigBytes)
    }
}

extension FrameReader {
    /// A count and as many suites, one at least.
    fileprivate mutating func suites() -> [SecurityElement.Suite]? {
        guard let count = little(UInt16.self), count > 0, let bytes = take(4 * Int(count)) else { return nil }
        return stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}
