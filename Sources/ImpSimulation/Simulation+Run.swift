import ImpAgent
public import ImpRuntime

extension Simulation {
    /// Runs until the end, on this thread.
    ///
    /// - Throws: `onlyWaitsForRequests`.
    public func run() throws(SimulationError) -> SimulationOutcome {
        let outcome = try run(until: end, always: options.passesTime && end != nil)
        if !options.keepsLines { while journal.nextAt != nil { writeLine() } }
        return outcome
    }

    /// Runs on for a while; the simulation can be saved afterwards.
    ///
    /// - Parameter always: time passes to its end even if nothing is left that could happen.
    public func run(for span: TimeSpan, always: Bool = false) throws(SimulationError) -> SimulationOutcome {
        try run(until: frontier + span, always: always)
    }

    private func run(until end: Instant?, always: Bool = false) throws(SimulationError) -> SimulationOutcome {
        while true {
            takeMail()
            try openFrontDoor()
            if isStopped { return outcome(.stopped) }
            if hasGivenUp { return outcome(.gaveUp) }
            let turn = isOver && !always ? nil : nextTurn()
            if let end, turn?.ready ?? .never >= end, always || canWait(turn) {
                if wait(for: Turn(.journal, end), isBusy: false) { continue }
                frontier = end
                return outcome(.timeUp)
            }
            guard let turn else {
                if !waitsForOutside { return outcome(.finished) }
                if options.clock.isFast && !pacer.hasOpenRequests { throw .onlyWaitsForRequests }
                onRest()
                mailbox.wait(atMost: nil)
                continue
            }
            if wait(for: turn, isBusy: isBusy(turn)) { continue }
            take(turn, before: end ?? .never)
        }
    }

    /// Whether nothing is left that could happen, apart from what keeps a connection alive. A sleeping or searching device
    /// is in the middle of something.
    private var isOver: Bool {
        journal.nextAt == nil && agent.readyAt == nil && !device.isActive && !world.isActive && !waitsInRealTime
    }

    /// The device's program has failed more often than allowed, and what it had to say has arrived.
    private var hasGivenUp: Bool {
        guard let maximum = options.maximumRestarts, device.state.restarts > maximum else { return false }
        return journal.nextAt == nil && (device.state.restarts > maximum + 1 || !device.isTelling && !world.isActive)
    }

    /// The real clock goes on for requests, and the connection with it.
    private var waitsInRealTime: Bool { !options.clock.isFast && waitsForOutside }

    /// Whether the end of the run is worth waiting for although nothing is to be done: something may still happen.
    private func canWait(_ turn: Turn?) -> Bool { turn != nil || waitsForOutside }

    /// Whether a request from outside, the end of one or somebody who attends could make something happen.
    private var waitsForOutside: Bool {
        frontDoor != nil && agent.listens || pacer.hasOpenRequests || options.isAttended
    }

    private func outcome(_ reason: SimulationOutcome.Reason) -> SimulationOutcome {
        return SimulationOutcome(
            reason: reason, uncaughtErrors: device.script.uncaughtErrors + agent.script.uncaughtErrors,
            deviceRestarts: device.state.restarts)
    }

    // MARK: Turns

    /// What happens next, and when.
    private struct Turn {
        enum Player { case supply, journal, world, agent, device }
        let player: Player
        let ready: Instant

        init(_ player: Player, _ ready: Instant) {
            self.player = player
            self.ready = ready
        }
    }

    /// The one whose time is the smallest; of equals the supply, the log, the world, the agent, the device.
    private func nextTurn() -> Turn? {
        var turn: Turn?
        func offer(_ player: Turn.Player, _ ready: Instant?) {
            guard let ready, ready < turn?.ready ?? .never else { return }
            turn = Turn(player, ready)
        }
        offer(.supply, supply.endsAt)
        offer(.journal, journal.nextAt)
        offer(.world, world.deadline)
        offer(.agent, agent.readyAt)
        offer(.device, device.nextAt)
        return turn
    }

    private func isBusy(_ turn: Turn) -> Bool {
        switch turn.player {
        // What is written happened already.
        case .journal: true
        case .supply, .world: false
        case .agent: agent.script.isBusy
        case .device: device.isBusy
        }
    }

    /// Waits a while if the turn's time has not come yet. True when it has to be asked again.
    private func wait(for turn: Turn, isBusy: Bool) -> Bool {
        switch pacer.allows(turn.ready, isBusy: isBusy, real: options.time.monotonic) {
        case .go: return false
        case .wait(let span):
            onRest()
            mailbox.wait(atMost: span)
            return true
        }
    }

    private func take(_ turn: Turn, before end: Instant) {
        let now = keepUp(with: turn.ready)
        frontier = max(frontier, now)
        let limit = min(now + Simulation.slice, end)
        switch turn.player {
        case .supply: batteryRunsOut()
        case .journal: writeLine()
        case .agent:
            agent.script.keepUp(wallBase: wallBase, to: now)
            agent.run(to: limit)
            collectAgentOutput()
        case .world:
            for arrival in world.tick(at: now) { device.receive(arrival.input, at: now) }
            collectGatewayOutput(at: now)
            collectAgentOutput()
            collectDeviceOutput()
        case .device:
            device.advance(to: limit)
            collectDeviceOutput()
        }
    }

    /// The longest that one machine runs before it is another's turn.
    static let slice = TimeSpan.milliseconds(1)

    /// When a turn that is ready begins. On the real clock that is now, and the computer's time of day is followed.
    private func keepUp(with ready: Instant) -> Instant {
        guard !options.clock.isFast else { return ready }
        let now = pacer.time(at: options.time.monotonic)
        wallBase = SimulationParts.wallBase(options, at: now)
        return max(ready, now)
    }

    private func writeLine() {
        if let entry = journal.next(deviceID: identity.deviceID, wallBase: wallBase) { log(entry) }
    }
}
