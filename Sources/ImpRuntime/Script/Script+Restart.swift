public import SquirrelVM

extension Script {
    /// Puts a new machine in the place of this one; its program starts at `instant`. Counters of errors and later names
    /// go on, everything else is new. Where there is no memory for one, the script stands still for good.
    public mutating func restart(at instant: Instant) { restart(template, at: instant) }

    /// The same with another program, and with a table that the program finds as a global of this name.
    ///
    /// - Returns: false where there is no memory for the machine, or the table does not fit into it.
    @discardableResult
    public mutating func restart(
        _ template: ScriptTemplate, at instant: Instant, global: (name: String, value: PortableValue)? = nil
    ) -> Bool {
        let setting = ScriptSetting(template: template, now: instant, wallBase: state.wallBase, random: state.random)
        guard var new = setting.boot() else {
            halt()
            return false
        }
        var isKept = true
        if let global { isKept = new.setGlobal(global.name, global.value) }
        new.uncaughtErrors = uncaughtErrors
        new.notes = notes
        new.tracesThrows = tracesThrows
        new.lines = lines
        new.state.carryOn(from: state)
        self = new
        return isKept
    }

    /// Ends the program: nothing of it runs any more until `restart`.
    public mutating func halt() {
        state.phase = .stopped
        state.timers = TimerTable()
        state.idleCallback = nil
    }

    /// A global of the program as data that can be kept; nil where there is none that is a table.
    ///
    /// - Throws: `circular`, `tooLong`.
    public func globalTable(_ name: String, limit: Int) throws(DataFailure) -> PortableReader.Result? {
        guard let value = global(Array(name.utf8)), value.tag == Tag.table else { return nil }
        return try PortableReader.read(value, from: machine, limit: limit)
    }

    private func global(_ name: [UInt8]) -> Value? {
        var position = 0
        while let slot = machine.nextSlot(machine.rootTable, position) {
            if machine.bytes(slot.key) == name { return slot.value }
            position = slot.position
        }
        return nil
    }

    private mutating func setGlobal(_ name: String, _ data: PortableValue) -> Bool {
        guard let key = machine.makeString(Array(name.utf8)), let value = try? machine.make(data) else { return false }
        return machine.set(machine.rootTable, key, value)
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
