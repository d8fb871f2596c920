public import ImpLink
public import ImpOS
public import ImpRuntime

/// What is behind an access point or an Ethernet socket: who hands out addresses, who knows names, and how far packets
/// get on the way to the server.
///
/// Packets and their time go in; what comes out is due after a while, on top of what the path takes (`PathFaults`).
public struct LocalNetwork: Codable, Equatable, Sendable {
    public enum Delivery: Codable, Equatable, Sendable {
        case toDevice(Packet, after: TimeSpan)
        /// Its answers go to `receiveFromServer` with the same route.
        case toServer(Segment, Route, after: TimeSpan)
    }

    public enum Internet: Codable, Equatable, Sendable {
        case reachable
        /// Wants people to log in: takes every connection itself.
        case captivePortal
        /// Nothing comes back.
        case down
    }

    public let network: IPv4Network
    public let gateway: IPv4Address
    /// Nil: there is none.
    public var dhcp: DHCPServer?
    public var nameServers: [NameServer]
    public var names: [KnownName]
    /// The only host outside.
    public var server: Endpoint
    public var proxy: ProxyServer?
    public var internet = Internet.reachable
    /// Whether what devices send to the server themselves is lost.
    public var isProxyOnlyWay = false
    private var portal = CaptivePortal()

    /// Throws if the DHCP server hands out what no device can use.
    public init(
        gateway: IPv4Address, netmask: IPv4Address, dhcp: DHCPServer?, nameServers: [NameServer], names: [KnownName],
        server: Endpoint, proxy: ProxyServer? = nil
    ) throws(AddressFault) {
        network = try IPv4Network(of: gateway, netmask: netmask)
        self.gateway = gateway
        self.dhcp = dhcp
        self.nameServers = nameServers
        self.names = names
        self.server = server
        self.proxy = proxy
        for address in dhcp?.pool ?? [] {
            _ = try IPv4Configuration(
                address: address, netmask: netmask, gateway: gateway, nameServers: dhcp?.nameServers ?? [])
        }
    }

    public var deadline: Instant? { [portal.deadline, proxy?.deadline].compactMap { $0 }.min() }

    /// A packet of a device.
    public mutating func handle(_ packet: Packet, at now: Instant) -> [Delivery] {
        switch packet {
        case .dhcp(let message): answer(message, at: now)
        case .dns(let question, let route): canAnswer(route) ? answer(question, route) : []
        case .tcp(let segment, let route): canAnswer(route) ? pass(segment, route, at: now) : []
        }
    }

    /// A segment of the server, on the route on which the device's or the proxy's came.
    public mutating func receiveFromServer(_ segment: Segment, _ route: Route, at now: Instant) -> [Delivery] {
        guard internet == .reachable else { return [] }
        guard route.device.bits == proxy?.endpoint.address else {
            return [.toDevice(.tcp(segment, route), after: .zero)]
        }
        proxy?.receiveFromServer(segment, at: now)
        return takeProxyOutput(at: now)
    }

    public mutating func tick(at now: Instant) -> [Delivery] {
        proxy?.tick(at: now)
        return takeProxyOutput(at: now) + portal.tick(at: now).map { .toDevice($0, after: .zero) }
    }

    /// Whether the device's address and its next hop are such that an answer finds back.
    private func canAnswer(_ route: Route) -> Bool {
        network.hasHost(route.device) && route.nextHop == (network.contains(route.remote) ? route.remote : gateway)
    }
}

/// Addresses and names.
extension LocalNetwork {
    private mutating func answer(_ message: DHCPMessage, at now: Instant) -> [Delivery] {
        guard let (answer, delay) = dhcp?.answer(message, in: network, gateway, at: now) else { return [] }
        return [.toDevice(.dhcp(answer), after: delay)]
    }

    private func answer(_ question: DNSMessage, _ route: Route) -> [Delivery] {
        guard internet != .down || network.contains(route.remote),
            let asked = nameServers.first(where: { $0.address == route.remote }),
            let answer = asked.answer(question, names)
        else { return [] }
        return [.toDevice(.dns(answer, route), after: asked.delay)]
    }
}

/// Streams.
extension LocalNetwork {
    private mutating func pass(_ segment: Segment, _ route: Route, at now: Instant) -> [Delivery] {
        if segment.server == proxy?.endpoint || network.contains(route.remote) {
            return passToHost(segment, route, at: now)
        }
        switch internet {
        case .down: return []
        case .captivePortal: return portal.receive(segment, route, at: now).map { .toDevice($0, after: .zero) }
        case .reachable: return passToServer(segment, route, at: now)
        }
    }

    /// A host of the network: the proxy; one that answers and listens to nobody; or none.
    private mutating func passToHost(_ segment: Segment, _ route: Route, at now: Instant) -> [Delivery] {
        if segment.server == proxy?.endpoint {
            proxy?.receive(segment, route, names, at: now)
            return takeProxyOutput(at: now)
        }
        return hosts.contains(route.remote) ? refuse(segment, route, at: now) : []
    }

    private var hosts: [IPv4Address] {
        [gateway] + nameServers.map(\.address) + (proxy.map { [IPv4Address(bits: $0.endpoint.address)] } ?? [])
    }

    private func passToServer(_ segment: Segment, _ route: Route, at now: Instant) -> [Delivery] {
        if isProxyOnlyWay { return [] }
        if segment.server == server { return [.toServer(segment, route, after: .zero)] }
        return route.remote.bits == server.address ? refuse(segment, route, at: now) : []
    }

    private func refuse(_ segment: Segment, _ route: Route, at now: Instant) -> [Delivery] {
        Transport.refusals(of: segment, at: now).map { .toDevice(.tcp($0, route), after: .zero) }
    }

    private mutating func takeProxyOutput(at now: Instant) -> [Delivery] {
        guard let output = proxy?.takeOutput(at: now) else { return [] }
        let toDevices = output.toDevices.map { Delivery.toDevice($0, after: WorldFigures.localAnswer) }
        return toDevices + output.toServer.flatMap { passFromProxy($0, at: now) }
    }

    private mutating func passFromProxy(_ segment: Segment, at now: Instant) -> [Delivery] {
        guard internet == .reachable, segment.server.address == server.address, let proxy else { return [] }
        let remote = IPv4Address(bits: server.address)
        let route = Route(device: IPv4Address(bits: proxy.endpoint.address), remote: remote, nextHop: gateway)
        if segment.server == server { return [.toServer(segment, route, after: .zero)] }
        let refusals = Transport.refusals(of: segment, at: now)
        for refusal in refusals { self.proxy?.receiveFromServer(refusal, at: now) }
        return refusals.isEmpty ? [] : takeProxyOutput(at: now)
    }
}
