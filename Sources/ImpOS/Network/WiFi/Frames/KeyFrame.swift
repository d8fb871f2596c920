/// A message of a handshake for keys: EAPOL-Key with the descriptor of WPA2 (IEEE 802.11, 12.7.2).
public struct KeyFrame: Equatable, Sendable {
    public struct Information: OptionSet, Equatable, Sendable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        /// Hashes with SHA-1, wraps with AES.
        public static let version2 = Information(rawValue: 2)
        public static let pairwise = Information(rawValue: 1 << 3)
        public static let install = Information(rawValue: 1 << 6)
        /// The access point wants an answer.
        public static let acknowledge = Information(rawValue: 1 << 7)
        public static let integrity = Information(rawValue: 1 << 8)
        public static let secure = Information(rawValue: 1 << 9)
        public static let encrypted = Information(rawValue: 1 << 12)

        /// The four messages.
        public static let first: Information = [.version2, .pairwise, .acknowledge]
        public static let second: Information = [.version2, .pairwise, .integrity]
        public static let third: Information = [
            .version2, .pairwise, .install, .acknowledge, .integrity, .secure, .encrypted,
        ]
        public static let fourth: Information = [.version2, .pairwise, .integrity, .secure]
    }

    public var information: Information
    /// Of the pairwise key: 16, or 0 from the station.
    public var keyLength: UInt16
    /// Each message of the access point has a higher one; answers repeat it.
    public var replayCounter: UInt64
    /// 32 bytes.
    public var nonce: [UInt8]
    /// The last packet number that was used with the group's key.
    public var groupCounter: UInt64
    /// 16 bytes; zeros while there is none.
    public var integrityCode: [UInt8]
    public var data: [UInt8]

    public init(
        _ information: Information, keyLength: UInt16 = 0, replayCounter: UInt64, nonce: [UInt8]? = nil,
        groupCounter: UInt64 = 0, data: [UInt8] = []
    ) {
        self.information = information
        self.keyLength = keyLength
        self.replayCounter = replayCounter
        self.nonce = nonce ?? [UInt8](repeating: 0, count: 32)
        self.groupCounter = groupCounter
        integrityCode = [UInt8](repeating: 0, count: 16)
        self.data = data
    }

    private static let descriptor: UInt8 = 2

    init?(_ content: [UInt8]) {
        var reader = FrameReader(content)
        guard reader.byte() == Self.descriptor, let information = reader.big(UInt16.self),
            let keyLength = reader.big(UInt16.self), let replayCounter = reader.big(UInt64.self),
            let nonce = reader.take(32), reader.take(16) != nil, let groupCounter = reader.little(UInt64.self),
            reader.take(8) != nil, let integrityCode = reader.take(16), let count = reader.big(UInt16.self),
            let data = reader.take(Int(count)), reader.isAtEnd
        else { return nil }
        self.init(
            Information(rawValue: information), keyLength: keyLength, replayCounter: replayCounter, nonce: nonce,
            groupCounter: groupCounter, data: data)
        self.integrityCode = integrityCode
    }

    var bytes: [UInt8] {
        [Self.descriptor] + information.rawValue.bigBytes + keyLength.bigBytes + replayCounter.bigBytes + nonce
            + [UInt8](repeating: 0, count: 16) + groupCounter.littleBytes + [UInt8](repeating: 0, count: 8)
            + integrityCode + UInt16(data.count).bigBytes + data
    }

    /// What the integrity code is computed of: the packet with zeros in its place.
    var signedBytes: [UInt8] {
        var unsigned = self
        unsigned.integrityCode = [UInt8](repeating: 0, count: 16)
        return PortPacket.key(unsigned).bytes
    }
}
