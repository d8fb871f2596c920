import ImpHardware
public import ImpLink
public import ImpRuntime

/// A device: its program in a machine of its own, and the operating system's side of it.
///
/// A value that is moved, never shared. What it sends collects in `takeOutput`; what reaches it is told to it.
public struct Device: ~Copyable, Sendable {
    public var script: Script
    public internal(set) var state: DeviceState
    var output: [DeviceOutput] = []

    /// A device that is switched on and connected at `setting.now`, when its program starts.
    ///
    /// - Returns: nil when there is no memory for its machine.
    public init?(_ setting: ScriptSetting, id: String) {
        guard let script = setting.boot() else { return nil }
        self.script = script
        state = DeviceState(module: setting.template.module ?? .imp001, id: id, poweredOn: setting.now)
    }

    init(script: consuming Script, state: DeviceState) {
        self.script = script
        self.state = state
    }

    /// What left the device since the last time, in order.
    public mutating func takeOutput() -> [DeviceOutput] {
        collectLines()
        defer { output = [] }
        return output
    }

    /// Lines that were written before what is sent next.
    mutating func collectLines() {
        output += script.takeLines().map(DeviceOutput.line)
    }

    /// A message from the agent reaches the device at `arrival`. False when too many wait already; it is lost.
    public mutating func receive(_ message: LinkMessage, at arrival: Instant) -> Bool {
        guard state.inbox.count < LinkFigures.waitingMessages else { return false }
        state.inbox.add(message, ready: arrival, sequence: script.nextSequence())
        return true
    }
}

extension Device: ScriptSide {
    public mutating func call(_ number: UInt32) -> HostAnswer { Device.api.call(number, on: &self) }

    public var nextEvent: (ready: Instant, sequence: UInt64)? {
        state.inbox.first.map { ($0.ready, $0.sequence) }
    }

    public mutating func startEvent() {
        guard let row = state.inbox.removeFirst() else { return }
        guard let callback = state.handlers.callback(row.event.name, in: script) else {
            script.logError(NoHandler.inDevice(logText(row.event.name.bytes)))
            return
        }
        script.start(callback, with: row.event.data)
    }

    public mutating func ended(_ activity: Activity, _ end: CallEnd) {
        switch end {
        case .returned: break
        case .threw: restart(after: DeviceFigures.errorPause)
        case .outOfMemory:
            script.logExit("imp restarted, reason: out of memory")
            restart(after: DeviceFigures.resetPause)
        }
    }

    public mutating func died(_ hostID: UInt32) {}

    /// The program may have asked `hardware` for a part that is not simulated, or that another module has.
    public mutating func missed(_ name: String) {
        guard let note = HardwareNotes.note(name, on: state.module), script.program.mentions(["hardware", name]) else {
            return
        }
        script.note(note, about: "hardware." + name)
    }

    /// Starts the program from its beginning in a new machine: timers, handlers and globals are gone, the connection
    /// and waiting messages stay.
    ///
    /// An error that nothing caught ends like this wherever it happens, in the program's body or in a callback.
    private mutating func restart(after pause: TimeSpan) {
        collectLines()
        state.handlers.forgetAll()
        state.restarts += 1
        script.restart(at: script.now + pause)
    }
}

/// Times of the operating system; the vendor names none of them.
enum DeviceFigures {
    /// Between an error that nothing caught and the program's new start.
    static let errorPause = TimeSpan.seconds(2)
    /// A reset of the whole module.
    static let resetPause = TimeSpan.seconds(3)
    /// Handing a message or a log line to the network.
    static let send = TimeSpan.microseconds(300)
}
