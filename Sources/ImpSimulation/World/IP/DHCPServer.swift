public import ImpOS
public import ImpRuntime

/// Hands out the addresses of a network.
public struct DHCPServer: Codable, Equatable, Sendable {
    public enum Behaviour: Codable, Equatable, Sendable {
        case answers
        /// Offers addresses and then refuses each request.
        case refuses
    }

    private struct Entry: Codable, Equatable {
        var client: MACAddress
        var address: IPv4Address
        var until: Instant
    }

    public var behaviour = Behaviour.answers
    /// Before an address is offered; servers look whether somebody has it.
    public var offerDelay: TimeSpan
    public var address: IPv4Address
    public var pool: [IPv4Address]
    public var duration: TimeSpan
    public var nameServers: [IPv4Address]
    private var entries: [Entry] = []

    public init(
        address: IPv4Address, pool: [IPv4Address], nameServers: [IPv4Address], duration: TimeSpan = .seconds(86_400),
        offerDelay: TimeSpan = WorldFigures.localAnswer
    ) {
        self.address = address
        self.pool = pool
        self.nameServers = nameServers
        self.duration = duration
        self.offerDelay = offerDelay
    }

    /// Nil if there is no answer.
    mutating func answer(
        _ message: DHCPMessage, in network: IPv4Network, _ gateway: IPv4Address, at now: Instant
    ) -> (DHCPMessage, after: TimeSpan)? {
        func reply(_ kind: DHCPMessage.Kind) -> DHCPMessage {
            DHCPMessage(kind, transaction: message.transaction, client: message.client)
        }
        switch message.kind {
        case .discover:
            guard let free = choose(for: message.client, at: now),
                let lease = lease(free, network, gateway)
            else { return nil }
            keep(free, for: message.client, until: now + offerDelay + WorldFigures.offer)
            return (reply(.offer(lease)), offerDelay)
        case .request(let wanted, let server):
            if let server, server != address { return nil }
            guard let lease = grant(wanted, to: message.client, network, gateway, at: now) else {
                return (reply(.refuse), WorldFigures.localAnswer)
            }
            return (reply(.acknowledge(lease)), WorldFigures.localAnswer)
        case .offer, .acknowledge, .refuse: return nil
        }
    }

    /// Nil if it cannot be the client's.
    private mutating func grant(
        _ wanted: IPv4Address, to client: MACAddress, _ network: IPv4Network, _ gateway: IPv4Address, at now: Instant
    ) -> DHCPLease? {
        guard behaviour == .answers, pool.contains(wanted), isFree(wanted, for: client, at: now) else { return nil }
        guard let lease = lease(wanted, network, gateway) else { return nil }
        keep(wanted, for: client, until: now + duration)
        return lease
    }

    /// The client's own if it had one.
    private func choose(for client: MACAddress, at now: Instant) -> IPv4Address? {
        let own = entries.first { $0.client == client && pool.contains($0.address) }
        return own?.address ?? pool.first { isFree($0, for: client, at: now) }
    }

    private func isFree(_ address: IPv4Address, for client: MACAddress, at now: Instant) -> Bool {
        !entries.contains { $0.address == address && $0.client != client && $0.until > now }
    }

    private mutating func keep(_ address: IPv4Address, for client: MACAddress, until: Instant) {
        entries.removeAll { $0.client == client || $0.address == address }
        entries.append(Entry(client: client, address: address, until: until))
    }

    /// Nil if what the server is set to hand out makes no sense.
    private func lease(_ address: IPv4Address, _ network: IPv4Network, _ gateway: IPv4Address) -> DHCPLease? {
        let configuration = try? IPv4Configuration(
            address: address, netmask: network.netmask, gateway: gateway, nameServers: nameServers,
            dhcpServer: self.address)
        return configuration.map { DHCPLease($0, duration: duration) }
    }
}
