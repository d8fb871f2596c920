/// A question for the address of a name, or its answer (RFC 1035), with the fields that decide something.
public struct DNSMessage: Codable, Equatable, Sendable {
    public enum Kind: Codable, Equatable, Sendable {
        case question
        case address(IPv4Address)
        /// There is no such name, or it has no address.
        case noSuchName
        /// This server cannot say.
        case serverFailure
    }

    public var kind: Kind
    /// Chosen by who asks; the answer repeats it.
    public var id: UInt16
    public var name: String

    public init(_ kind: Kind, id: UInt16, name: String) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}
