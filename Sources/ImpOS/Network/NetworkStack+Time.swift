public import ImpRuntime

/// What time brings.
extension NetworkStack {
    public var deadline: Instant? {
        var times = [wifi?.deadline, dhcp?.deadline, resolver.deadline].compactMap { $0 }
        if step.usesStream { times += [stream.deadline].compactMap { $0 } }
        if step == .securing { times += [handshake.deadline].compactMap { $0 } }
        if limit < .never { times.append(limit) }
        return times.min()
    }

    mutating func tick(at now: Instant) -> [Action] {
        var actions = tellWiFi(.tick, at: now) + tellDHCP(.tick, at: now) + tellResolver(.tick, at: now)
        if step.usesStream { stream.tick(at: now) }
        if now >= limit { actions += endStep(at: now) }
        return actions
    }

    private mutating func endStep(at now: Instant) -> [Action] {
        step == .waitingForLink ? startWiFi(at: now) : fail(timeoutError, at: now)
    }

    /// What it means that the step gets no further.
    var timeoutError: ConnectionError {
        switch step {
        case .down: .notConnected
        case .waitingForLink, .joining: .noWiFi
        case .gettingAddress: .noIPAddress
        case .resolving: configuration?.proxy == nil ? .notResolved : .noProxy
        case .opening: configuration?.proxy == nil ? .noServer : .noProxy
        case .askingProxy: .noProxy
        case .securing, .connected: .noServer
        }
    }
}
