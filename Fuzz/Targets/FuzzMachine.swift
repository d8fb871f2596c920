import SquirrelCompiler
@_spi(Fuzzing) import SquirrelVM

/// A small machine and a host that answers every call at once, and always the same.
struct FuzzMachine: ~Copyable {
    static let limits = MachineLimits(heapBytes: 4 << 20, stackBytes: 1 << 20, reserveBytes: 64 << 10)

    /// Calls, jumps and charged work after which a program counts as endless: a few tenths of a second with the
    /// sanitizers, of the second that an input may take.
    static let mostEvents = 50_000

    var machine: Machine
    /// What the program printed and which errors it ended with, up to `longestOutput`.
    private(set) var output: [UInt8] = []
    private(set) var events = 0

    private static let longestOutput = 1 << 16
    private static let longestSource = 1 << 12

    init(_ machine: consuming Machine) { self.machine = machine }

    /// A machine that is about to run the program; nil when it does not fit.
    init?(running program: Program, texts: [[UInt8]] = [], numbers: [Float] = [], dialect: Dialect = .stock) {
        guard var machine = Self.fresh(dialect), let body = machine.load(program) else { return nil }
        var arguments: [Value] = []
        for text in texts {
            guard let value = machine.makeString(text) else { return nil }
            arguments.append(value)
        }
        machine.start(body, arguments: arguments + numbers.map { .float($0) })
        self.init(machine)
    }

    private static func fresh(_ dialect: Dialect) -> Machine? {
        switch dialect {
        case .device: Machine(device)
        case .agent: Machine(agent)
        default: Machine(stock)
        }
    }

    private static let stock = template(.stock)
    private static let device = template(.device)
    private static let agent = template(.agent)

    private static func template(_ dialect: Dialect) -> MachineTemplate {
        var machine = Machine(limits: limits, dialect: dialect)
        guard let template = machine?.makeTemplate() else { preconditionFailure("no memory for a machine") }
        return template
    }

    // MARK: Running

    /// One slice; nil when the program can go on.
    mutating func runSlice(_ budget: Int32) -> Machine.Exit? { react(to: machine.run(budget: budget)) }

    /// One instruction; nil when the program can go on.
    mutating func step() -> Machine.Exit? { react(to: machine.step()) }

    private mutating func react(to exit: Machine.Exit) -> Machine.Exit? {
        let charged = machine.charged
        require(charged >= 0, "less than nothing was charged: \(charged)")
        events += charged + 1
        for report in machine.takeReports() { note(report) }
        _ = machine.takeDeadHosts()
        switch exit {
        case .finished, .uncaught, .outOfMemory: return exit
        case .hostCall(let function): answer(function)
        case .budgetSpent, .interrupted: break
        }
        return nil
    }

    /// Runs to the end, or to `mostEvents`: then the result is `budgetSpent`.
    mutating func run(slice: Int32 = 10_000) -> Machine.Exit {
        while events < Self.mostEvents {
            if let exit = runSlice(slice) { return exit }
        }
        return .budgetSpent
    }

    /// The heap is sound between two runs, whatever the program does.
    borrowing func check() {
        if let fault = machine.check() {
            broken("after \(events) events: \(String(decoding: fault.text, as: UTF8.self))")
        }
    }

    /// Another machine takes over where this one stands, if it can go on at all.
    mutating func saveAndRestore() {
        if machine.isOutOfMemory { return }
        let image = machine.snapshot()
        do throws(ImageError) {
            machine = try Machine(restoring: image, limits: machine.limits)
        } catch {
            broken("a machine's own image is refused: \(error)")
        }
    }

    // MARK: The host

    private mutating func answer(_ function: UInt32) {
        switch function {
        case HostFunctionID.print, HostFunctionID.error: printArgument()
        case HostFunctionID.compileString: compileString()
        case HostFunctionID.clock: machine.complete(.float(1.5))
        default: machine.complete(.integer(1_500_000_000))
        }
    }

    private mutating func printArgument() {
        let room = Self.longestOutput - output.count
        let text = machine.withBytes(machine.hostArgument(0)) { [UInt8]($0.prefix(room)) }
        output += text ?? []
        machine.complete(.null)
    }

    private mutating func compileString() {
        let source = machine.bytes(machine.hostArgument(0)) ?? []
        events += source.count
        guard source.count <= Self.longestSource, case .success(let program) = compiled(source),
            let body = machine.load(program)
        else { return machine.completeThrowing(.null) }
        machine.complete(body)
    }

    private mutating func note(_ report: ErrorReport) {
        output += report.message.prefix(Self.longestOutput - output.count)
        for frame in report.frames where output.count < Self.longestOutput { output += Array("\(frame.line) ".utf8) }
    }
}
