import ImpLink
import ImpRuntime
import SquirrelVM

/// Connecting, and losing the connection.
extension Device {
    /// Whether there is a connection to the server, as far as the device knows.
    var isConnected: Bool { state.network.isConnected }

    /// Whether there is anything to connect with.
    var canConnect: Bool {
        configuration.isEnrolled && (configuration.hasNetwork || state.network.hardware.ethernet != nil)
    }

    // MARK: Attempts

    /// How long an attempt to connect lasts: WPS needs two minutes, and then some seconds for joining.
    var attemptTime: TimeSpan { configuration.wps == nil ? LifeFigures.attempt : WiFiFigures.wps + .seconds(10) }

    /// Tries to connect until then; an attempt that is under way already goes on at least as long.
    mutating func connect(until: Instant, at now: Instant) {
        if isConnected { return }
        if let attempt = state.attempt {
            state.attempt?.until = max(until, attempt.until)
            // There was nothing to connect with; by now there may be.
            if attempt.retryAt == nil && state.network.step == .down && canConnect { state.attempt?.retryAt = now }
            return
        }
        state.attempt = ConnectionAttempt(until: until)
        tryToConnect(at: now)
        showBlinkUp(.connectionAttempt, at: now)
    }

    mutating func tickAttempt(at now: Instant) {
        guard let attempt = state.attempt else { return }
        if attempt.until <= now {
            // A try that is under way fails where it is.
            if attempt.retryAt == nil { tell(.giveUp, at: now) }
            endAttempt(at: now)
        } else if attempt.retryAt ?? .never <= now {
            state.attempt?.retryAt = nil
            tryToConnect(at: now)
        }
    }

    /// Begins one try, with random numbers of its own.
    private mutating func tryToConnect(at now: Instant) {
        state.network.draw(from: state.random.stream())
        tell(.connect(networkConfiguration), at: now)
    }

    /// One try has failed; another follows while there is time, and something to connect with.
    private mutating func tryFailed(_ error: ConnectionError, at now: Instant) {
        if state.choices.wpsDisarmsOnFailure && state.network.configuration?.wifi?.wps != nil { disarmWPS() }
        guard state.attempt != nil else { return }
        state.attempt?.error = error
        if canConnect {
            state.attempt?.retryAt = now + ConnectionAttempt.pause
        } else if state.attempt?.callback != nil || state.attempt?.isSilent == true {
            endAttempt(at: now)
        }
    }

    /// The attempt's time is over.
    private mutating func endAttempt(at now: Instant) {
        guard let attempt = state.attempt else { return }
        state.attempt = nil
        report(attempt.error, of: attempt, at: now)
        // Without a network there was nothing to wait for, and the LED goes on asking for one.
        guard canConnect else { return }
        tell(.disconnect, at: now)
        showLED(.network(.off), at: now)
        live(.attemptFailed(state.program.policy.stance), at: now)
    }

    mutating func report(_ error: ConnectionError, of attempt: ConnectionAttempt, at now: Instant) {
        if let callback = attempt.callback {
            queueEvent(.callback(callback, .integer(Int32(error.rawValue))), at: now)
        } else if attempt.isSilent {
            queueEvent(.hook(DeviceHook.unexpectedDisconnect, .integer(Int32(error.rawValue))), at: now)
        }
    }

    // MARK: The network

    /// Tells an event to the network, and does what that asks for.
    mutating func tell(_ input: NetworkStack.Input, at now: Instant) {
        let before = state.network.stream.unacknowledged
        perform(state.network.handle(input, at: now), at: now)
        afterNetwork(at: now, heard: state.network.stream.unacknowledged < before)
    }

    mutating func perform(_ actions: [NetworkStack.Action], at now: Instant) {
        for action in actions { perform(action, at: now) }
    }

    private mutating func perform(_ action: NetworkStack.Action, at now: Instant) {
        switch action {
        case .frame(let bytes, let channel): put(.frame(bytes, channel: channel, at: now))
        case .packet(let packet): put(.packet(packet, over: state.network.medium ?? .wifi, at: now))
        // Between two tries the LED goes on with what it showed.
        case .phase(.off) where state.attempt != nil: break
        case .phase(let phase):
            state.blackBox.note(.phase(phase), at: now)
            showLED(.network(Device.light(of: phase)), at: now)
        case .connected: connected(at: now)
        case .failed(let error):
            state.blackBox.note(.failed(error), at: now)
            tryFailed(error, at: now)
        case .lost(let error):
            state.blackBox.note(.failed(error), at: now)
            loseConnection(error, at: now, sendError: .disconnected)
        case .scanned(let networks): scanned(networks, at: now)
        case .learned(let ssid, let key): learned(ssid, key)
        case .radio(let radio): put(.radio(radio, at: now))
        case .port(let isOn): put(.port(isOn: isOn, at: now))
        }
    }

    private mutating func connected(at now: Instant) {
        let attempt = state.attempt
        state.attempt = nil
        state.sendBuffer = state.program.sendBuffer
        greet(at: now)
        put(.connected(at: now))
        if let callback = attempt?.callback {
            queueEvent(.callback(callback, .integer(DeviceConstants.connected)), at: now)
        }
        live(.connected, at: now)
        if state.life.runsProgram { script.keepUp(wallBase: state.clock.wallBase, to: now) }
        lookAtCall(at: now)
    }

    /// The connection is gone, and the program did not want that.
    mutating func loseConnection(_ error: ConnectionError, at now: Instant, sendError: SendError) {
        let wasConnected = state.link.session != nil
        endConnection(at: now)
        guard wasConnected else { return }
        put(.disconnected(at: now))
        callLostConnection(sendError, at: now)
        live(.lost(state.program.policy.stance), at: now)
        if state.program.policy.onError == .giveBack && state.life.runsProgram { state.attempt?.isSilent = true }
    }

    /// Ends whatever there is of a connection.
    ///
    /// - Parameter isSilent: nothing is sent any more, as without power.
    mutating func endConnection(isSilent: Bool = false, at now: Instant) {
        if let callback = state.attempt?.callback { script.forget(callback) }
        state.attempt = nil
        state.link.end()
        state.transfer = nil
        let actions = state.network.handle(.disconnect, at: now)
        perform(isSilent ? actions.filter { !$0.leavesDevice } : actions, at: now)
        showLED(.network(.off), at: now)
    }

    /// Ends the connection, if there is one, and makes it anew.
    mutating func reconnect(at now: Instant) {
        guard state.link.session != nil else { return }
        endConnection(at: now)
        put(.disconnected(at: now))
        connect(until: now + attemptTime, at: now)
    }
}

extension NetworkStack.Action {
    /// Whether the action sends something.
    fileprivate var leavesDevice: Bool {
        switch self {
        case .frame, .packet: true
        case .phase, .connected, .failed, .lost, .scanned, .learned, .radio, .port: false
        }
    }
}
