import ImpLink
import ImpRuntime
import SquirrelVM

/// What the program asks of the connection: to make it, to end it, and how to wait for it.
extension Device {
    mutating func connectForProgram() -> HostAnswer {
        guard state.program.policy.onError == .giveBack else {
            return isConnected ? .null : standStill(.connect, withoutConnection: true)
        }
        if isConnected { return .null }
        let limit = connectTime
        let callback = script.optional(0).flatMap { $0.isNull ? nil : $0 }
        let root = callback.flatMap { script.keep($0) }
        if callback != nil && root == nil { return .outOfMemory }
        connect(until: script.now + limit, at: script.now)
        // It is the program's from now on, whatever it was for before.
        state.attempt?.until = script.now + limit
        state.attempt?.isSilent = false
        if let old = state.attempt?.callback { script.forget(old) }
        state.attempt?.callback = root
        return .null
    }

    /// What `server.connect` is given; WPS takes the time it needs.
    private var connectTime: TimeSpan {
        guard configuration.wps == nil, script.optional(1) != nil else { return attemptTime }
        return TimeSpan(seconds: script.seconds(1))
    }

    mutating func disconnectForProgram() -> HostAnswer {
        let now = script.now
        let attempt = state.attempt
        state.attempt = nil
        if state.link.session != nil { put(.disconnected(at: now)) }
        endConnection(at: now)
        if let attempt { report(.notConnected, of: attempt, at: now) }
        return .null
    }

    mutating func setSendPolicy() -> HostAnswer {
        guard let onError = SendPolicy.OnError(rawValue: script.integer(0)),
            let waitFor = SendPolicy.WaitFor(rawValue: script.integer(1))
        else { return .failure("invalid value in server.setsendtimeoutpolicy(onError, waitFor, timeout)") }
        state.program.policy = SendPolicy(
            onError: onError, waitFor: waitFor, timeout: max(.zero, TimeSpan(seconds: script.seconds(2))))
        return .null
    }

    /// Sets the one handler of a kind to the first argument.
    mutating func setHook(_ name: ByteString) -> HostAnswer {
        state.program.hooks.set(name, script.argument(0), in: &script) ? .null : .outOfMemory
    }
}
