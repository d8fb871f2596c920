import ImpLink
import ImpOS
import ImpRuntime

/// The server's end of one connection of the device: stream, TLS, session.
struct DeviceCall: Codable, Sendable {
    let route: Route
    private(set) var stream: Transport
    private var handshake = ServerHandshake()
    private(set) var session: ServerSession
    /// Bytes that the send buffer does not take yet.
    private var waiting = ByteQueue()

    init(_ route: Route, at now: Instant) {
        self.route = route
        stream = Transport(
            role: .server, sendCapacity: TransportFigures.serverBuffer, receiveWindow: TransportFigures.serverBuffer)
        session = ServerSession(at: now)
    }

    var deadline: Instant? { [stream.deadline, session.deadline].compactMap { $0 }.min() }

    /// Whether there is something that the device's end has not acknowledged.
    var isTelling: Bool { !isOver && (!waiting.isEmpty || stream.unacknowledged > 0) }

    var isOver: Bool {
        switch stream.state {
        case .closed, .failed: true
        case .opening, .open, .closing: false
        }
    }

    mutating func receive(_ segment: Segment, at now: Instant) -> [ServerSession.Action] {
        let before = stream.unacknowledged
        stream.receive(segment, at: now)
        var actions: [ServerSession.Action] = []
        if stream.unacknowledged < before { actions += handle(.acknowledged, at: now) }
        return actions + follow(at: now)
    }

    mutating func tick(at now: Instant) -> [ServerSession.Action] {
        stream.tick(at: now)
        return handle(.tick, at: now) + follow(at: now)
    }

    /// Tells the session an event; what it transmits is queued.
    mutating func handle(_ input: ServerSession.Input, at now: Instant) -> [ServerSession.Action] {
        session.handle(input, at: now).filter { action in
            guard case .transmit(let bytes) = action else { return true }
            waiting.append(bytes)
            return false
        }
    }

    /// What is to be sent now.
    mutating func takeSegments(at now: Instant) -> [Segment] {
        if !waiting.isEmpty { stream.write(from: &waiting, at: now) }
        if case .ended = session.state, waiting.isEmpty { stream.close(at: now) }
        return stream.takeSegments()
    }

    /// Ends it without a word, as a server that went down.
    mutating func abort() { stream.abort() }

    private mutating func follow(at now: Instant) -> [ServerSession.Action] {
        let received = stream.takeReceived()
        var actions: [ServerSession.Action] = []
        if !received.isEmpty {
            switch handshake.receive(received) {
            case .failed: stream.close(at: now)
            case .goesOn(let answer, let content):
                waiting.append(answer)
                if !content.isEmpty { actions += handle(.received(content), at: now) }
            }
        }
        switch stream.state {
        case .closing, .closed, .failed: actions += handle(.streamLost, at: now)
        case .opening, .open: break
        }
        return actions
    }
}
