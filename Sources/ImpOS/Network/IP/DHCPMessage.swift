public import ImpRuntime

/// A message by which a device gets its address (RFC 2131), with the fields that decide something.
public struct DHCPMessage: Codable, Equatable, Sendable {
    public enum Kind: Codable, Equatable, Sendable {
        /// The device looks for servers.
        case discover
        /// The device wants this address: of the server that offered it, or of any that knows it (nil).
        case request(IPv4Address, of: IPv4Address?)
        case offer(DHCPLease)
        /// ACK: the address is the device's.
        case acknowledge(DHCPLease)
        /// NAK: the device cannot have what it requested.
        case refuse
    }

    public var kind: Kind
    /// Chosen by the device; answers repeat it.
    public var transaction: UInt32
    /// Who asks.
    public var client: MACAddress

    public init(_ kind: Kind, transaction: UInt32, client: MACAddress) {
        self.kind = kind
        self.transaction = transaction
        self.client = client
    }
}

/// An address for some time.
public struct DHCPLease: Codable, Equatable, Sendable {
    public var configuration: IPv4Configuration
    /// Counted from when it is acknowledged.
    public var duration: TimeSpan

    public init(_ configuration: IPv4Configuration, duration: TimeSpan) {
        self.configuration = configuration
        self.duration = duration
    }
}
