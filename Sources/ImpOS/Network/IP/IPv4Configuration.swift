/// What a device needs to know to speak IP: leased by a DHCP server, or set by hand.
public struct IPv4Configuration: Hashable, Codable, Sendable {
    public let address: IPv4Address
    public let network: IPv4Network
    public let gateway: IPv4Address
    /// One or two.
    public let nameServers: [IPv4Address]
    /// Who leased it; nil if it was set by hand.
    public let dhcpServer: IPv4Address?

    public init(
        address: IPv4Address, netmask: IPv4Address, gateway: IPv4Address, nameServers: [IPv4Address],
        dhcpServer: IPv4Address? = nil
    ) throws(AddressFault) {
        network = try IPv4Network(of: address, netmask: netmask)
        guard network.hasHost(address) else { throw .notHost(address.description) }
        guard network.hasHost(gateway), gateway != address else { throw .unreachableGateway(gateway.description) }
        guard (1...2).contains(nameServers.count) else { throw .nameServerCount(nameServers.count) }
        self.address = address
        self.gateway = gateway
        self.nameServers = nameServers
        self.dhcpServer = dhcpServer
    }

    /// From dotted quads, as `imp.setstaticnetworkconfiguration()` takes them.
    public init(address: String, netmask: String, gateway: String, nameServers: [String]) throws(AddressFault) {
        var servers: [IPv4Address] = []
        for server in nameServers { servers.append(try IPv4Address(server)) }
        try self.init(
            address: IPv4Address(address), netmask: IPv4Address(netmask), gateway: IPv4Address(gateway),
            nameServers: servers)
    }

    public func route(to remote: IPv4Address) -> Route {
        Route(device: address, remote: remote, nextHop: network.contains(remote) ? remote : gateway)
    }
}
