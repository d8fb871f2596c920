import ImpLink
import ImpRuntime

/// From an address to a stream that reaches the server: TCP, the proxy if there is one, TLS.
extension NetworkStack {
    mutating func open(to remote: IPv4Address, at now: Instant) -> [Action] {
        guard let configuration else { return [] }
        step = .opening
        limit = now + IPFigures.openingLimit
        stream.abort()
        stream.resizeSendBuffer(max(configuration.sendBuffer, TransportFigures.sendBuffer))
        let port = configuration.proxy?.port ?? configuration.server.port
        stream.open(to: Endpoint(address: remote.bits, port: port), at: now)
        return show(.connecting)
    }

    /// Goes on with whatever the stream has become, and sends what it has to send.
    mutating func followStream(at now: Instant) -> [Action] {
        guard step.usesStream else { return [] }
        var actions: [Action] = []
        var last: Step
        repeat {
            last = step
            actions += followStep(at: now)
        } while step != last
        if step.usesStream { actions += takeSegments() }
        return actions
    }

    private mutating func followStep(at now: Instant) -> [Action] {
        switch step {
        case .opening: followOpening(at: now)
        case .askingProxy: followProxy(at: now)
        case .securing: followHandshake(at: now)
        case .connected: stream.state == .open ? [] : fail(.noServer, at: now)
        case .down, .waitingForLink, .joining, .gettingAddress, .resolving: []
        }
    }

    private mutating func followOpening(at now: Instant) -> [Action] {
        switch stream.state {
        case .opening: return []
        case .open: break
        case .closed, .closing, .failed: return fail(timeoutError, at: now)
        }
        guard let configuration, let proxy = configuration.proxy else { return secure([], at: now) }
        step = .askingProxy
        limit = now + IPFigures.proxyLimit
        let connector = ProxyConnector(configuration.server, proxy)
        self.proxy = connector
        write(connector.request, at: now)
        return []
    }

    private mutating func followProxy(at now: Instant) -> [Action] {
        let answer = proxy?.receive(stream.takeReceived())
        if answer != nil { proxy = nil }
        switch answer {
        case .connected(let rest): return secure(rest, at: now)
        case .failed(let error): return fail(error, at: now)
        case nil: return stream.state == .open ? [] : fail(.noProxy, at: now)
        }
    }

    private mutating func secure(_ received: [UInt8], at now: Instant) -> [Action] {
        step = .securing
        limit = now + IPFigures.secureLimit
        handshake = SecureHandshake()
        handshake.receive(received, at: now)
        write(SecureRecord.hello, at: now)
        return []
    }

    private mutating func followHandshake(at now: Instant) -> [Action] {
        handshake.receive(stream.takeReceived(), at: now)
        guard handshake.state != .failed, stream.state == .open else { return fail(.noServer, at: now) }
        guard let finished = handshake.tick(at: now) else { return [] }
        step = .connected
        limit = .never
        lastError = nil
        write(finished, at: now)
        return show(.connected) + [.connected]
    }

    /// The FIFO is larger than all that is said before the connection stands.
    private mutating func write(_ bytes: [UInt8], at now: Instant) {
        _ = stream.write(bytes, at: now)
    }

    mutating func takeSegments() -> [Action] {
        guard let address else { return [] }
        return stream.takeSegments().map { segment in
            .packet(.tcp(segment, address.route(to: IPv4Address(bits: segment.server.address))))
        }
    }
}
