public import ImpRuntime

/// What messages of the handshake carry besides nonces: the sender's security element, and the group's key.
public struct HandshakeData: Equatable, Sendable {
    public var security: SecurityElement?
    /// 16 bytes.
    public var groupKey: ByteString?

    public init(security: SecurityElement?, groupKey: ByteString? = nil) {
        self.security = security
        self.groupKey = groupKey
    }

    /// Nil when malformed. What follows the padding is not looked at.
    public init?(_ bytes: [UInt8]) {
        guard let elements = InformationElement.all(in: Self.unpadded(bytes)) else { return nil }
        let security = Field(elements.content(of: .security)) { SecurityElement(content: $0) }
        let group = Field(elements.vendorContent(after: Self.groupKeyPrefix)) { content in
            content.count == 18 ? ByteString(Array(content[2...])) : nil
        }
        guard !security.isMalformed, !group.isMalformed else { return nil }
        self.init(security: security.value, groupKey: group.value)
    }

    public var bytes: [UInt8] {
        var elements: [InformationElement] = []
        if let security { elements.append(InformationElement(.security, security.content)) }
        if let groupKey {
            // The key has number 1.
            elements.append(InformationElement(.vendor, Self.groupKeyPrefix + [1, 0] + groupKey.bytes))
        }
        return elements.bytes
    }

    private static let groupKeyPrefix: [UInt8] = [0x00, 0x0F, 0xAC, 0x01]

    /// Up to an element of a vendor without anything in it.
    private static func unpadded(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var reader = FrameReader(bytes)
        var length = 0
        while let identifier = reader.byte(), let count = reader.byte(), (identifier, count) != (221, 0),
            reader.take(Int(count)) != nil
        {
            length += 2 + Int(count)
        }
        let rest = bytes.dropFirst(length)
        return rest.first == 221 && rest.dropFirst().allSatisfy { $0 == 0 } ? bytes.prefix(length) : bytes[...]
    }
}
