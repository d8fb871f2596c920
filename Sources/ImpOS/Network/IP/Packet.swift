public import ImpLink

/// What a device exchanges over IP, once it has joined a network.
public enum Packet: Codable, Equatable, Sendable {
    case dhcp(DHCPMessage)
    case dns(DNSMessage, Route)
    case tcp(Segment, Route)
}

/// Where a packet goes. An answer has the route of what it answers.
public struct Route: Hashable, Codable, Sendable {
    public var device: IPv4Address
    public var remote: IPv4Address
    /// Who takes the device's packets first: the remote end itself if it is in the same network, else a gateway.
    public var nextHop: IPv4Address

    public init(device: IPv4Address, remote: IPv4Address, nextHop: IPv4Address) {
        self.device = device
        self.remote = remote
        self.nextHop = nextHop
    }
}
