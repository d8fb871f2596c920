public import ImpRuntime

/// The run of a device: its program, and between its steps what the operating system does.
extension Device {
    /// When the device next has something to do; nil when it waits for others.
    public var nextAt: Instant? {
        [runsCode ? readyAt : nil, deadline].compactMap { $0 }.min()
    }

    /// Whether it is in the middle of something, or its program is; a connection that is only kept alive is not.
    public var isActive: Bool {
        switch state.life.phase {
        case .off: false
        case .running: readyAt != nil || state.attempt != nil || state.transfer != nil || isTelling
        default: true
        }
    }

    /// Whether the program's code may run.
    private var runsCode: Bool { state.life.runsProgram && !state.isFlashing }

    /// Whether it has something to say that has not arrived at the server.
    public var isTelling: Bool { state.link.isOpen && acknowledged < state.link.queued }

    /// When the operating system next has something to do.
    var deadline: Instant? {
        [
            state.life.deadline, state.network.deadline, state.link.deadline, state.attempt?.deadline,
            state.program.call?.deadline, lightsDeadline, factoryDeadline,
        ].compactMap { $0 }.min()
    }

    /// Runs what is to be done before `limit`.
    public mutating func advance(to limit: Instant) {
        while true {
            if runsCode { runProgram(to: min(limit, deadline ?? .never)) }
            guard let next = deadline, next < limit else { return }
            tick(at: next)
        }
    }

    private mutating func runProgram(to limit: Instant) {
        let (start, idle) = (script.now, script.state.idleTime)
        run(to: limit)
        let idled = script.state.idleTime.nanoseconds - idle.nanoseconds
        let busy = script.now.since(start).nanoseconds - idled
        if busy > 0 { put(.ran(TimeSpan(nanoseconds: busy), at: script.now)) }
        collectLines()
        guard let departure = state.program.departure else { return }
        state.program.departure = nil
        leave(departure, at: script.now)
    }

    /// What the operating system has to do at `now`.
    private mutating func tick(at now: Instant) {
        if isDue(lightsDeadline, now) { tickLights(at: now) }
        if isDue(factoryDeadline, now) { tickFactory(at: now) }
        if isDue(state.link.deadline, now) { tickSession(at: now) }
        if isDue(state.network.deadline, now) { tell(.tick, at: now) }
        if isDue(state.program.call?.deadline, now) { callTimedOut(at: now) }
        if isDue(state.attempt?.deadline, now) { tickAttempt(at: now) }
        if isDue(state.life.deadline, now) { live(.tick, at: now) }
    }

    private func isDue(_ deadline: Instant?, _ now: Instant) -> Bool { deadline ?? .never <= now }
}
