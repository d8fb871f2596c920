public import SquirrelVM

extension Script {
    /// Puts a new machine in the place of this one; its program starts at `instant`. Counters of errors and later names
    /// go on, everything else is new. Where there is no memory for one, the script stands still for good.
    public mutating func restart(at instant: Instant) {
        let setting = ScriptSetting(template: template, now: instant, wallBase: state.wallBase, random: state.random)
        guard var new = setting.boot() else {
            state.phase = .stopped
            return
        }
        new.uncaughtErrors = uncaughtErrors
        new.notes = notes
        new.tracesThrows = tracesThrows
        new.state.carryOn(from: state)
        self = new
    }

    /// Calls back with data that came from outside.
    public mutating func start(_ callback: Value, with data: PortableValue) {
        guard let value = try? machine.make(data) else {
            // The machine has noted that its memory is full and stops at the next safe point.
            start(callback, [.null])
            return
        }
        start(callback, [value])
    }

    /// Writes why the machine was reset.
    public mutating func logExit(_ reason: String) { write(.exitCode, reason) }
}

extension ScriptState {
    /// Keeps counting where the machine before it stopped, so that queued events keep their order.
    fileprivate mutating func carryOn(from old: ScriptState) {
        lastSequence = old.lastSequence
    }
}
