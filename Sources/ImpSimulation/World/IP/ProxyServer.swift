public import ImpLink
public import ImpOS
import ImpRuntime

/// An HTTP proxy in the device's network: it takes connections, asks for credentials and reaches the server.
public struct ProxyServer: Codable, Equatable, Sendable {
    public var endpoint: Endpoint
    /// Nil: everybody may use it.
    public var credentials: ProxyConfiguration.Credentials?
    private var tunnels: [ProxyTunnel] = []
    /// When a connection to the server was opened last: the stream takes its name from that, so no two are the same.
    private var lastOpening = Instant.start

    public init(address: IPv4Address, port: UInt16, credentials: ProxyConfiguration.Credentials? = nil) {
        endpoint = Endpoint(address: address.bits, port: port)
        self.credentials = credentials
    }

    var deadline: Instant? { tunnels.compactMap(\.deadline).min() }

    /// A segment of a device.
    mutating func receive(_ segment: Segment, _ route: Route, _ names: [KnownName], at now: Instant) {
        let known = tunnels.firstIndex { $0.device.connection == segment.connection && $0.device.route == route }
        let place = known ?? add(segment, route)
        tunnels[place].device.end.receive(segment, at: now)
        answerRequest(of: place, names, at: now)
    }

    private mutating func add(_ segment: Segment, _ route: Route) -> Int {
        if tunnels.count >= WorldFigures.hostStreams { tunnels.removeFirst() }
        tunnels.append(ProxyTunnel(segment, route))
        return tunnels.count - 1
    }

    private mutating func answerRequest(of place: Int, _ names: [KnownName], at now: Instant) {
        guard let request = tunnels[place].takeRequest() else { return }
        guard credentials == nil || request.authorization == credentials.map(HTTPConnect.basic) else {
            return tunnels[place].refuse("407 Proxy Authentication Required", at: now)
        }
        guard let server = request.server else { return tunnels[place].refuse("400 Bad Request", at: now) }
        guard let address = IPv4Address(dottedQuad: server.host) ?? names.address(of: server.host) else {
            return tunnels[place].refuse("502 Bad Gateway", at: now)
        }
        lastOpening = max(now, lastOpening + .nanoseconds(1))
        tunnels[place].open(to: Endpoint(address: address.bits, port: server.port), at: lastOpening)
    }

    /// A segment of the server.
    mutating func receiveFromServer(_ segment: Segment, at now: Instant) {
        guard let place = tunnels.firstIndex(where: { $0.server.connection == segment.connection }) else { return }
        tunnels[place].server.receive(segment, at: now)
    }

    mutating func tick(at now: Instant) {
        for place in tunnels.indices { tunnels[place].tick(at: now) }
    }

    /// What is to be sent to devices and to the server, after whatever happened.
    mutating func takeOutput(at now: Instant) -> (toDevices: [Packet], toServer: [Segment]) {
        var output: (toDevices: [Packet], toServer: [Segment]) = ([], [])
        for place in tunnels.indices {
            tunnels[place].relay(at: now)
            output.toDevices += tunnels[place].device.takePackets()
            output.toServer += tunnels[place].server.takeSegments()
        }
        tunnels.removeAll(where: \.isOver)
        return output
    }
}
