import SquirrelCompiler
import Testing

@testable import ImpCommand
@testable import SquirrelVM

/// A conformance program under way, to be stopped anywhere, saved and taken up again.
struct RunningProgram: ~Copyable {
    var host: ScriptHost<Collector>
    /// How it ended; nil while it runs.
    private(set) var outcome: ScriptHost<Collector>.Outcome?

    init(_ program: ConformanceProgram) throws {
        var host = try ScriptHost(dialect: program.dialect, limits: try program.limits(), output: Collector())
        let compiled = try host.compile(program.source, name: program.fileName)
        self.init(host, starting: compiled)
    }

    /// Starts a program in a machine of its own, a copy of the host's.
    init(_ host: borrowing ScriptHost<Collector>, starting program: Program, prepare: (Core) -> Void) throws {
        guard let machine = host.machine.fork(randomState: 0) else { throw NoMemory() }
        prepare(machine.core)
        self.init(ScriptHost(machine, constants: host.constants, output: Collector()), starting: program)
    }

    private init(_ host: consuming ScriptHost<Collector>, starting program: Program) {
        var host = host
        let isStarted = host.start(program)
        self.init(host, outcome: isStarted ? nil : .outOfMemory)
    }

    private init(_ host: consuming ScriptHost<Collector>, outcome: ScriptHost<Collector>.Outcome?) {
        self.host = host
        self.outcome = outcome
    }

    var printed: [UInt8] { host.output.printed }
    var errors: [UInt8] { host.output.errors }
    var isRunning: Bool { outcome == nil }
    /// What stands in memory where the machine does, to tell two machines apart.
    var address: UnsafeRawPointer { UnsafeRawPointer(host.machine.core.base) }

    // MARK: Going on

    enum Unit {
        case instructions
        /// Calls and backward jumps.
        case safePoints
    }

    /// Goes on by `count` steps, or a few more safe points; how many there were.
    mutating func advance(_ count: Int, _ unit: Unit) -> Int {
        var done = 0
        while done < count && isRunning {
            let exit: Machine.Exit
            switch unit {
            case .instructions:
                exit = host.machine.step()
                done += 1
            case .safePoints:
                exit = host.machine.run(budget: Int32(clamping: count - done - 1))
                done += max(1, host.machine.spent)
            }
            outcome = host.handle(exit)
        }
        return done
    }

    mutating func finish() {
        while isRunning { outcome = host.handle(host.machine.run(budget: ScriptHost<Collector>.defaultSlice)) }
    }

    // MARK: Copies

    /// The program in a machine of its own, made from this one's image.
    func restored() throws -> RunningProgram { try restored(from: host.machine.snapshot()) }

    /// The program in the machine of an image that was made from this one's, perhaps changed.
    func restored(from image: [UInt8]) throws -> RunningProgram {
        try copy(in: Machine(restoring: image))
    }

    func forked(randomState: UInt64? = nil) throws -> RunningProgram {
        let seed = randomState ?? host.machine.core.state.pointee.randomState
        guard let machine = host.machine.fork(randomState: seed) else { throw NoMemory() }
        return copy(in: machine)
    }

    private func copy(in machine: consuming Machine) -> RunningProgram {
        let output = Collector(printed: printed, errors: errors)
        return RunningProgram(ScriptHost(machine, constants: host.constants, output: output), outcome: outcome)
    }

}

struct NoMemory: Error {}

/// `#require` copies what it looks at, which a machine does not allow.
func unwrap<T>(_ value: T?) throws -> T {
    guard let value else { throw NoMemory() }
    return value
}

extension RunningProgram {
    /// What a run came to, byte for byte: an address is an offset, so that it is the same wherever the machine stands.
    struct Result: Equatable {
        var outcome: ScriptHost<Collector>.Outcome?
        var printed: [UInt8]
        var errors: [UInt8]
        var fault: HeapFault?
    }

    var result: Result {
        Result(outcome: outcome, printed: printed, errors: errors, fault: host.machine.check())
    }
}

extension ConformanceProgram {
    /// What is proved of the machine is proved with all of them, but for the one that lives on its reserve: wherever
    /// that is stopped, it is out of memory.
    static let everything = ["language", "library", "dialects", "errors", "probes", "limit"].flatMap(all)
        .filter { $0.path != "limit/reserve.nut" }
}
