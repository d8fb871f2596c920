import ImpLink
import ImpRuntime

/// Calls that stand still until something has happened: sending, flushing, connecting, scanning, falling asleep.
extension Device {
    /// The program sends something: at once, or it stands still until that is possible.
    mutating func send(_ outgoing: Outgoing) -> HostAnswer {
        if !isConnected {
            guard state.program.policy.onError == .suspend else { return .integer(SendError.notConnected.rawValue) }
            return standStill(.send(outgoing, end: nil), withoutConnection: true)
        }
        // The server has not greeted yet.
        if !state.link.isOpen { return standStill(.send(outgoing, end: nil), for: state.program.policy.timeout) }
        let end = say(outgoing, at: script.now)
        if hasSent(upTo: end) { return .integer(0) }
        return standStill(.send(outgoing, end: end), for: state.program.policy.timeout)
    }

    mutating func flush() -> HostAnswer {
        guard isConnected else { return .bool(false) }
        let end = state.link.queued
        if end <= acknowledged { return .bool(true) }
        return standStill(.flush(end: end), for: TimeSpan(seconds: script.seconds(0)))
    }

    /// - Parameter span: how long at most; nil: as long as it takes.
    mutating func standStill(
        _ kind: PendingCall.Kind, for span: TimeSpan? = nil, withoutConnection: Bool = false
    ) -> HostAnswer {
        state.program.call = PendingCall(kind: kind, deadline: span.map { script.now + $0 })
        if withoutConnection { live(.blocked, at: script.now) }
        return .waiting(until: .never)
    }

    /// Something has changed that a call may wait for.
    mutating func lookAtCall(at now: Instant) {
        guard let call = state.program.call, call.result == nil, state.life.runsProgram else { return }
        switch call.kind {
        case .connect: if isConnected { endCall(.null, at: now) }
        case .send(let outgoing, nil):
            guard state.link.isOpen else { return }
            let end = say(outgoing, at: now)
            state.program.call?.kind = .send(outgoing, end: end)
            state.program.call?.deadline = now + state.program.policy.timeout
            if hasSent(upTo: end) { endCall(.integer(0), at: now) }
        case .send(_, let end?): if hasSent(upTo: end) { endCall(.integer(0), at: now) }
        case .flush(let end): if end <= acknowledged { endCall(.bool(true), at: now) }
        case .sleep(let end, let until): if end <= acknowledged { endCall(.sleep(until: until), at: now) }
        case .scan: break
        }
    }

    /// A call has waited as long as it may.
    mutating func callTimedOut(at now: Instant) {
        guard let call = state.program.call else { return }
        switch call.kind {
        case .flush: endCall(.bool(false), at: now)
        case .sleep(_, let until): endCall(.sleep(until: until), at: now)
        case .send:
            state.program.call?.deadline = nil
            loseConnection(.notConnected, at: now, sendError: .timeout)
        case .connect, .scan: state.program.call?.deadline = nil
        }
    }

    /// The connection is gone under a call that needs it.
    mutating func callLostConnection(_ error: SendError, at now: Instant) {
        guard let call = state.program.call, call.result == nil else { return }
        switch (call.kind, state.program.policy.onError) {
        case (.send(let outgoing, _), .suspend):
            state.program.call = PendingCall(kind: .send(outgoing, end: nil))
        case (.send, .giveBack): endCall(.integer(error.rawValue), at: now)
        case (.flush, _): endCall(.bool(false), at: now)
        case (.sleep(_, let until), _): endCall(.sleep(until: until), at: now)
        case (.connect, _), (.scan, _): break
        }
    }

    mutating func endCall(_ result: CallResult, at now: Instant) {
        state.program.call?.result = result
        state.program.call?.deadline = nil
        script.hasten(to: now)
    }

    /// What the call gives that the program stood still in.
    mutating func endOfCall() -> HostAnswer {
        defer { state.program.call = nil }
        switch state.program.call?.result {
        case .null, nil: return .null
        case .integer(let value): return .integer(value)
        case .bool(let value): return .bool(value)
        case .networks(let networks): return networkList(networks)
        case .sleep(let until):
            state.program.departure = .sleep(until: until, closes: true)
            return .leave
        }
    }

    private func hasSent(upTo end: UInt64) -> Bool {
        end <= (state.program.policy.waitFor == .sent ? state.link.handed : acknowledged)
    }
}
