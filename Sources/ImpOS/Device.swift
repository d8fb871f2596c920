import ImpHardware
import ImpLink
public import ImpRuntime
import SquirrelVM

/// A device: its program in a machine of its own, and the operating system's side of it.
///
/// A value that is moved, never shared. What leaves it collects in `takeOutput`; what reaches it is told to it.
public struct Device: ~Copyable, Sendable {
    public var script: Script
    public internal(set) var state: DeviceState
    var output: [DeviceOutput] = []
    /// Where the machines of programs begin that arrive later.
    let images: BootImages

    init(script: consuming Script, state: DeviceState, images: BootImages) {
        self.script = script
        self.state = state
        self.images = images
    }

    /// What is known of its module.
    var data: ModuleData { ModuleData.of(state.module) }

    /// What left the device since the last time, in order.
    public mutating func takeOutput() -> [DeviceOutput] {
        collectLines()
        defer { output = [] }
        return output
    }

    /// Something happens that the program may want to know of.
    mutating func queueEvent(_ event: DeviceEvent, at now: Instant) {
        state.program.inbox.add(event, ready: now, sequence: script.nextSequence())
    }

    mutating func put(_ new: DeviceOutput) {
        state.blackBox.note(new)
        output.append(new)
    }
}

extension Device: ScriptSide {
    public mutating func call(_ number: UInt32) -> HostAnswer { Device.api.call(number, on: &self) }

    public var nextEvent: (ready: Instant, sequence: UInt64)? {
        state.program.inbox.first.map { ($0.ready, $0.sequence) }
    }

    public mutating func startEvent() {
        guard let row = state.program.inbox.removeFirst() else { return }
        switch row.event {
        case .message(let message): start(message)
        case .hook(let name, let argument):
            if let hook = state.program.hooks.callback(name, in: script) { start(hook, argument) }
        case .callback(let root, let argument):
            guard let callback = script.machine.value(of: root) else { return }
            start(callback, argument)
            script.forget(root)
        }
    }

    private mutating func start(_ callback: Value, _ argument: PortableValue?) {
        if let argument { script.start(callback, with: argument) } else { script.start(callback) }
    }

    private mutating func start(_ message: LinkMessage) {
        if let callback = state.program.handlers.callback(message.name, in: script) {
            script.start(callback, with: message.data)
        } else {
            script.logError(NoHandler.inDevice(logText(message.name.bytes)))
        }
    }

    public mutating func ended(_ activity: Activity, _ end: CallEnd) {
        switch end {
        case .returned: break
        case .threw: leave(.failed)
        case .outOfMemory: leave(.outOfMemory)
        }
    }

    /// Ends the program; what comes then is done when its machine stands still.
    private mutating func leave(_ departure: Departure) {
        script.halt()
        state.program.departure = departure
    }

    public mutating func died(_ hostID: UInt32) {}

    /// The program may have asked `hardware` for a part that is not simulated, or that another module has.
    public mutating func missed(_ name: String) {
        guard let note = HardwareNotes.note(name, on: state.module), script.program.mentions(["hardware", name]) else {
            return
        }
        script.note(note, about: "hardware." + name)
    }

    public mutating func waited() -> HostAnswer { endOfCall() }
}
