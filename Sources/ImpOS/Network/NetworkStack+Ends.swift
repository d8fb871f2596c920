import ImpRuntime

/// How attempts and connections end.
extension NetworkStack {
    /// Known issue of release 36: after a failure with `NO_SERVER` later ones repeat it, until a connection succeeds.
    static let serverErrorSticks = true

    mutating func fail(_ error: ConnectionError, at now: Instant) -> [Action] {
        let wasConnected = isConnected
        if !Self.serverErrorSticks || lastError != .noServer { lastError = error }
        let reported = lastError ?? error
        return shutDown(at: now) + show(phase(after: error)) + [wasConnected ? .lost(reported) : .failed(reported)]
    }

    private func phase(after error: ConnectionError) -> NetworkPhase {
        switch error {
        case .noProxy: .proxyWrong
        case .notAuthorised: .proxyRefused
        case .notConnected where configuration?.isEnrolled == false: .noSettings
        case .noWiFi where hardware.radio != nil && configuration?.wifi == nil: .noSettings
        default: .off
        }
    }

    mutating func shutDown(at now: Instant) -> [Action] {
        let farewell = hangUp(at: now)
        let usedWiFi = medium == .wifi
        step = .down
        limit = .never
        medium = nil
        address = nil
        dhcp = nil
        resolver.stop()
        return farewell + (usedWiFi ? tellWiFi(.leave, at: now) : [])
    }

    /// The peer is told, once, that the stream ends; nobody waits for its answer.
    private mutating func hangUp(at now: Instant) -> [Action] {
        guard step.usesStream else { return [] }
        stream.close(at: now)
        return takeSegments()
    }

    mutating func show(_ new: NetworkPhase) -> [Action] {
        guard new != phase else { return [] }
        phase = new
        return [.phase(new)]
    }
}
