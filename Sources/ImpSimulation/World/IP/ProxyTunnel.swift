import ImpLink
import ImpOS
import ImpRuntime

/// One connection through a proxy: a stream of the device, one to the server, and what passes between them.
struct ProxyTunnel: Codable, Equatable {
    private enum Stage: Codable, Equatable {
        case asking, opening, relaying, refused
    }

    var device: HostedStream
    var server = Transport.ofHost(.client)
    private var stage = Stage.asking
    /// What came of the request, then of the stream, and could not be passed on.
    private var fromDevice: [UInt8] = []
    private var fromServer: [UInt8] = []

    init(_ segment: Segment, _ route: Route) { device = HostedStream(segment, route) }

    var deadline: Instant? { [device.end.deadline, server.deadline].compactMap { $0 }.min() }

    var isOver: Bool { device.isOver && server.deadline == nil && server.state != .open }

    mutating func tick(at now: Instant) {
        device.end.tick(at: now)
        server.tick(at: now)
    }

    /// The device's request, once, when it is complete.
    mutating func takeRequest() -> ProxyRequest? {
        guard stage == .asking else { return nil }
        fromDevice += device.end.takeReceived()
        guard let length = HTTPConnect.headLength(fromDevice) else { return nil }
        defer { fromDevice.removeFirst(length) }
        return ProxyRequest(fromDevice[..<length])
    }

    mutating func refuse(_ status: String, at now: Instant) {
        stage = .refused
        answer(status, at: now)
        device.end.close(at: now)
    }

    mutating func open(to endpoint: Endpoint, at now: Instant) {
        stage = .opening
        server.open(to: endpoint, at: now)
    }

    private mutating func answer(_ status: String, at now: Instant) {
        _ = device.end.write("HTTP/1.1 \(status)\r\n\r\n".utf8, at: now)
    }

    /// Passes on what there is.
    mutating func relay(at now: Instant) {
        if stage == .opening { followOpening(at: now) }
        guard stage == .relaying else { return }
        Self.pass(from: &device.end, to: &server, &fromDevice, at: now)
        Self.pass(from: &server, to: &device.end, &fromServer, at: now)
    }

    private mutating func followOpening(at now: Instant) {
        switch server.state {
        case .opening: break
        case .open:
            stage = .relaying
            answer("200 Connection established", at: now)
        case .failed(.timedOut): refuse("504 Gateway Timeout", at: now)
        case .closed, .closing, .failed: refuse("502 Bad Gateway", at: now)
        }
    }

    /// Nothing more is taken before the other side has taken what came; so a slow side slows down the fast one.
    private static func pass(
        from source: inout Transport, to target: inout Transport, _ waiting: inout [UInt8], at now: Instant
    ) {
        if waiting.isEmpty { waiting = source.takeReceived() }
        waiting.removeFirst(target.write(waiting, at: now))
        if waiting.isEmpty && source.state != .open { target.close(at: now) }
    }
}
