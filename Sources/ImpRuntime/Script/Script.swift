public import SquirrelVM

/// A machine with a program, and what a device and an agent share: time, timers, log lines, error reports.
///
/// A script is moved, never shared. It runs in slices, from `ScriptSide.run`.
public struct Script: ~Copyable, Sendable {
    public var machine: Machine
    public internal(set) var state: ScriptState
    /// What its machine began as.
    public let template: ScriptTemplate
    /// The template's, close at hand for every call.
    public let figures: MachineFigures
    /// Lines for the log since the owner last took them, with the time they were written at.
    public internal(set) var lines: [ScriptLine] = []
    /// Errors since the start that nothing caught.
    public internal(set) var uncaughtErrors = 0
    /// Members that the program was given advice about; the owner keeps them over restarts.
    public var notes: Set<String> = []
    /// Names that the program did not find, in the errors since the side was last told.
    var missed: [String] = []

    init(machine: consuming Machine, state: ScriptState, template: ScriptTemplate) {
        self.machine = machine
        self.state = state
        self.template = template
        figures = template.figures
    }

    public var program: Program { template.program }
    /// Nil for an agent.
    public var module: Module? { template.module }
    public var now: Instant { state.now }
    /// Whether log lines carry the trace of the exception that was thrown before them.
    public var tracesThrows = false {
        didSet { machine.stopsAtThrows = tracesThrows }
    }
    /// The latest exception since a line was written, if throws are traced.
    var lastThrow: ErrorReport?

    var side: APISides { module == nil ? .agent : .device }

    /// Before a slice: the time of day at `Instant.start`, and how far time has come at least.
    public mutating func keepUp(wallBase: WallTime, to instant: Instant) {
        state.wallBase = wallBase
        state.idle(until: instant)
    }

    /// Spends time, for a function whose cost depends on its arguments.
    public mutating func spend(_ span: TimeSpan) { state.now += span }

    public mutating func logError(_ text: String) { write(.error, "ERROR: " + text) }

    mutating func write(_ kind: ScriptLine.Kind, _ text: String) {
        // Advice comes between an exception and what the program says about it.
        let trace = kind == .note ? nil : lastThrow?.trace
        lines.append(ScriptLine(kind: kind, text: text, at: state.now, trace: trace))
        if kind != .note { lastThrow = nil }
    }

    /// A number for an event that is added to a queue now, larger than all before.
    public mutating func nextSequence() -> UInt64 { state.nextSequence() }
    /// A number for an object that the program will hold; `ScriptSide.died` names it when it does no longer.
    public mutating func nextHostID() -> UInt32 { state.nextHostID() }
    /// The class of objects that come and go.
    public func hostClass(_ name: String) -> Value? { state.classes[name].flatMap { machine.value(of: $0) } }

    /// The trace for a line that the side writes itself, where throws are traced.
    public mutating func takeTrace() -> ThrowTrace? {
        defer { lastThrow = nil }
        return lastThrow?.trace
    }

    /// What the random numbers of the program come from that is started next.
    public mutating func seedRandom(_ seed: UInt64) { state.random = SeededRandom(seed: seed) }

    public mutating func takeLines() -> [ScriptLine] {
        defer { lines = [] }
        return lines
    }
}

/// A line that a program, or the machine about it, writes to the log.
public struct ScriptLine: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case log, error, note, exitCode
    }

    public var kind: Kind
    public var text: String
    public var at: Instant
    /// Where throws are traced: the latest exception since the line before, caught or not.
    public var trace: ThrowTrace?
}

/// Half of an application: what it adds to a script, and which API its program sees.
public protocol ScriptSide: ~Copyable, SendableMetatype {
    var script: Script { get set }
    static var api: APITable<Self> { get }
    /// Answers a call of the API: `Self.api.call(number, on: &self)`, written where `Self` is known.
    mutating func call(_ number: UInt32) -> HostAnswer

    /// The earliest event of the side's own that waits, with its order; nil when none does.
    var nextEvent: (ready: Instant, sequence: UInt64)? { get }
    /// Takes that event and starts the program's handler for it, if there is one.
    mutating func startEvent()
    /// A call of the program ended.
    mutating func ended(_ activity: Activity, _ end: CallEnd)
    /// The program holds an object no longer that `ScriptState.nextHostID` named.
    mutating func died(_ hostID: UInt32)
    /// What the call gives that answered `waiting`: its time has come.
    mutating func waited() -> HostAnswer
    /// An error was logged that says a name does not exist.
    mutating func missed(_ name: String)
}

extension ScriptSide where Self: ~Copyable {
    /// For a side without such calls.
    public mutating func waited() -> HostAnswer { .null }
    /// For a side that knows no more about names.
    public mutating func missed(_ name: String) {}
}

/// How a call of the program ended.
public enum CallEnd: Equatable, Sendable {
    case returned
    /// By an error that nothing caught; it is in the log.
    case threw
    /// Memory is out: the machine is of no more use.
    case outOfMemory
}
