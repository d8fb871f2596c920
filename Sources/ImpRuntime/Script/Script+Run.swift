import SquirrelVM

extension Script {
    /// Why `advance` came back.
    enum Progress {
        /// The slice is over, or the program stands still.
        case paused
        /// Nothing runs.
        case idle
        /// The program asks for a function of the API.
        case call(UInt32)
        /// What a call of the API waited for is there, or its time is over.
        case waited
        case ended(Activity, CallEnd)
    }

    /// Runs the call under way until `limit`, until `work` is used up, or until the host is needed.
    mutating func advance(to limit: Instant, _ work: inout Int) -> Progress {
        switch state.phase {
        case .idle: return .idle
        case .stopped: return .paused
        case .asleep(let until):
            guard until < limit else { return .paused }
            goOn(at: until)
            machine.complete(.null)
        case .waiting(let until):
            guard until < limit else { return .paused }
            goOn(at: until)
            return .waited
        case .running: break
        }
        while state.now < limit && work > 0 {
            let exit = machine.run(budget: min(budget(to: limit), Int32(clamping: work)))
            work -= machine.worked
            state.now += figures.event.times(Int64(machine.spent))
            if tracesThrows, let report = machine.stoppedThrow {
                lastThrow = report
                advise(report)
            }
            report()
            switch exit {
            case .budgetSpent, .interrupted: continue
            case .hostCall(let number): return .call(number)
            case .finished: return end(.returned)
            case .uncaught: return end(.threw)
            case .outOfMemory: return end(.outOfMemory)
            }
        }
        return .paused
    }

    private mutating func goOn(at instant: Instant) {
        state.idle(until: instant)
        state.phase = .running
    }

    /// A call that waits goes on at `instant` if that is sooner.
    public mutating func hasten(to instant: Instant) {
        if case .waiting(let until) = state.phase { state.phase = .waiting(until: min(until, instant)) }
    }

    /// Calls and backward jumps that fit until `limit`, one at least.
    private func budget(to limit: Instant) -> Int32 {
        let events = limit.since(state.now).nanoseconds / max(1, figures.event.nanoseconds)
        return Int32(clamping: max(1, events))
    }

    private mutating func end(_ end: CallEnd) -> Progress {
        state.phase = end == .outOfMemory ? .stopped : .idle
        if end == .threw { uncaughtErrors += 1 }
        return .ended(state.activity, end)
    }

    /// Logs the errors since the last time that nothing caught, or only something beyond a native such as `call`.
    private mutating func report() {
        for report in machine.takeReports() {
            for line in report.lines { write(.error, line) }
            advise(report)
        }
    }

    /// Notes why a name may be missing.
    private mutating func advise(_ report: ErrorReport) {
        if let name = report.missedName { missed.append(String(decoding: name, as: UTF8.self)) }
        guard let entry = LaterNames.entry(missedBy: report, in: program, side: side) else { return }
        note(LaterNames.note(entry), about: entry.path)
    }

    /// Advice about a member of the API, given once.
    public mutating func note(_ text: String, about path: String) {
        if notes.insert(path).inserted { write(.note, text) }
    }

    // MARK: Events

    /// Prepares a call; the next slice runs it.
    public mutating func start(_ function: Value, _ arguments: [Value] = [], for activity: Activity = .callback) {
        machine.start(function, arguments: arguments)
        state.activity = activity
        state.phase = .running
    }

    /// Lets time pass while nothing runs.
    public mutating func wait(until instant: Instant) { state.idle(until: instant) }

    /// Whether a call is under way and not standing still.
    public var isBusy: Bool { state.phase == .running }

    /// Calls the timer that is due, or what waits for nothing else to be done.
    mutating func startTimer(_ row: TimerTable.Row) {
        if let due = row.due { wait(until: due) }
        _ = state.timers.remove(id: row.id)
        startRoot(row.callback)
    }

    mutating func startIdleCallback() {
        guard let root = state.idleCallback else { return }
        state.idleCallback = nil
        startRoot(root)
    }

    private mutating func startRoot(_ root: Root) {
        let callback = machine.value(of: root)
        if let callback { start(callback) }
        machine.removeRoot(root)
    }
}
