import ImpLink
import ImpRuntime

/// The address a device had, and in which network.
struct OldAddress: Codable, Equatable {
    /// Nil: on Ethernet.
    var ssid: ByteString?
    var address: IPv4Address
}

/// Addresses: the device's own, then that of the server or proxy.
extension NetworkStack {
    mutating func startAddress(on medium: NetworkMedium, at now: Instant) -> [Action] {
        step = .gettingAddress
        self.medium = medium
        limit = .never
        let shown = show(.gettingAddress)
        if let fixed = configuration?.fixedAddress { return shown + startName(fixed, at: now) }
        guard let port = medium == .wifi ? hardware.radio : hardware.ethernet else { return shown }
        dhcp = DHCPClient(client: port, random: random.split())
        let known = oldAddress.flatMap { $0.ssid == joinedSSID ? $0.address : nil }
        return shown + tellDHCP(.start(old: known), at: now)
    }

    mutating func tellDHCP(_ input: DHCPClient.Input, at now: Instant) -> [Action] {
        let said = dhcp?.handle(input, at: now) ?? []
        var actions: [Action] = []
        for action in said { actions += follow(action, at: now) }
        return actions
    }

    private mutating func follow(_ action: DHCPClient.Action, at now: Instant) -> [Action] {
        switch action {
        case .send(let message): return [.packet(.dhcp(message))]
        case .failed, .expired: return fail(.noIPAddress, at: now)
        case .bound(let configuration):
            oldAddress = OldAddress(ssid: joinedSSID, address: configuration.address)
            return startName(configuration, at: now)
        }
    }

    private mutating func startName(_ address: IPv4Configuration, at now: Instant) -> [Action] {
        guard let configuration else { return [] }
        self.address = address
        step = .resolving
        let name = configuration.proxy?.address ?? configuration.server.host
        let shown = show(.resolving)
        return shown + tellResolver(.start(name: name, servers: address.nameServers), at: now)
    }

    mutating func tellResolver(_ input: Resolver.Input, at now: Instant) -> [Action] {
        let said = resolver.handle(input, at: now)
        var actions: [Action] = []
        for action in said { actions += follow(action, at: now) }
        return actions
    }

    private mutating func follow(_ action: Resolver.Action, at now: Instant) -> [Action] {
        switch action {
        case .send(let message, let server):
            address.map { [.packet(.dns(message, $0.route(to: server)))] } ?? []
        case .resolved(let remote): open(to: remote, at: now)
        case .failed: fail(configuration?.proxy == nil ? .notResolved : .noProxy, at: now)
        }
    }
}
