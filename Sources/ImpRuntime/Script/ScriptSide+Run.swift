import SquirrelVM

extension ScriptSide where Self: ~Copyable {
    /// When the machine next has something to do; nil when it waits for others.
    public var readyAt: Instant? {
        switch script.state.phase {
        case .running: return script.now
        case .stopped: return nil
        case .asleep(let until), .waiting(let until): return max(script.now, until)
        case .idle: break
        }
        let timer = script.state.timers.first?.due
        let event = nextEvent?.ready
        let earliest = [timer, event].compactMap { $0 }.min()
        let hasIdleWork = script.state.timers.firstIdle != nil || script.state.idleCallback != nil
        let ready = hasIdleWork ? min(earliest ?? script.now, script.now) : earliest
        return ready.map { max(script.now, $0) }
    }

    /// Runs what is to be done before `limit`; time ends up there at most, one costly call aside.
    public mutating func run(to limit: Instant) {
        var work = Int.max
        run(to: limit, eventsUntil: .never, &work)
    }

    /// The same, but starts nothing that is not due at `last`, and goes no further once `work` is used up: calls and
    /// backward jumps of the program, and what natives are charged for. `work` is what is left then; below zero where
    /// one native took more.
    public mutating func run(to limit: Instant, eventsUntil last: Instant, _ work: inout Int) {
        while true {
            let progress = script.advance(to: limit, &work)
            tellOfMissedNames()
            switch progress {
            case .paused: return
            case .call(let number): answer(number)
            case .waited: complete(waited())
            case .ended(let activity, let end):
                for id in script.machine.takeDeadHosts() { died(id) }
                ended(activity, end)
            case .idle:
                guard let ready = readyAt, ready < limit, ready <= last, work > 0 else { return }
                startNext(at: ready)
            }
        }
    }

    private mutating func tellOfMissedNames() {
        if script.missed.isEmpty { return }
        let names = script.missed
        script.missed = []
        for name in names { missed(name) }
    }

    /// Starts what is due at `ready`: the oldest of timers and events; if none is, what waits for that.
    private mutating func startNext(at ready: Instant) {
        let timer = script.state.timers.first.flatMap { $0.due ?? .never <= ready ? $0 : nil }
        let event = nextEvent.flatMap { $0.ready <= ready ? $0 : nil }
        switch (timer, event) {
        case (let timer?, let event?):
            let timerIsFirst = (timer.due ?? .never, timer.sequence) < (event.ready, event.sequence)
            if timerIsFirst { script.startTimer(timer) } else { startEvent(at: event.ready) }
        case (let timer?, nil): script.startTimer(timer)
        case (nil, let event?): startEvent(at: event.ready)
        case (nil, nil):
            if let row = script.state.timers.firstIdle {
                script.startTimer(row)
            } else {
                script.startIdleCallback()
            }
        }
    }

    private mutating func startEvent(at ready: Instant) {
        script.wait(until: ready)
        startEvent()
    }

    // MARK: Calls of the API

    private mutating func answer(_ number: UInt32) {
        switch number {
        case HostFunctionID.print: complete(script.printArgument(.log))
        case HostFunctionID.error: complete(script.printArgument(.error))
        case HostFunctionID.time: complete(script.time())
        case HostFunctionID.date: complete(script.date())
        case HostFunctionID.clock: complete(script.clock())
        default: complete(call(number &- HostFunctionID.firstOwn))
        }
    }

    private mutating func complete(_ answer: HostAnswer) {
        switch answer {
        case .value(let value): script.machine.complete(value)
        case .text(let bytes): script.completeText(bytes)
        case .failure(let text): script.completeThrowing(text)
        case .asleep(let until): script.state.phase = .asleep(until: until)
        case .waiting(let until): script.state.phase = .waiting(until: until)
        // The machine has noted it and stops at the next safe point.
        case .outOfMemory: script.machine.complete(.null)
        case .leave: script.halt()
        }
    }
}

extension Script {
    fileprivate mutating func completeText(_ bytes: [UInt8]) {
        let string = machine.makeString(bytes)
        machine.complete(string ?? .null)
    }

    fileprivate mutating func completeThrowing(_ text: String) {
        let string = machine.makeString(Array(text.utf8))
        machine.completeThrowing(string ?? .null)
    }
}
