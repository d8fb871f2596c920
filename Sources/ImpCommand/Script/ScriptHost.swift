import Glibc
import SquirrelCompiler
import SquirrelVM

/// Who receives what a program prints.
protocol ScriptOutput {
    func print(_ bytes: UnsafeBufferPointer<UInt8>)
    /// `error(text)`.
    func error(_ bytes: UnsafeBufferPointer<UInt8>)
    func report(_ report: ErrorReport)
    /// The program has used up a slice of time; a chance to show what it printed.
    func sliceEnded()
}

/// The host of a plain program: it answers what the machine cannot do by itself.
struct ScriptHost<Output: ScriptOutput>: ~Copyable {
    enum Outcome {
        case finished, uncaught, outOfMemory
    }

    var machine: Machine
    /// One table for the program and everything it compiles.
    private(set) var constants: ConstantTable
    let output: Output

    /// A plain program may use what a desktop computer gives.
    static var defaultLimits: MachineLimits {
        MachineLimits(heapBytes: 1 << 30, stackBytes: 256 << 20)
    }
    /// Some tens of milliseconds.
    static var defaultSlice: Int32 { 2_000_000 }

    init(dialect: Dialect, limits: MachineLimits = defaultLimits, output: Output) throws(CommandExit) {
        guard let machine = Machine(limits: limits, dialect: dialect) else {
            throw CommandExit(.failure, "cannot reserve addresses for the machine")
        }
        self.init(machine, constants: ConstantTable(), output: output)
    }

    /// Takes up a machine that another host ran.
    init(_ machine: consuming Machine, constants: ConstantTable, output: Output) {
        self.machine = machine
        self.constants = constants
        self.output = output
    }

    mutating func compile(_ source: [UInt8], name: String) throws(CompileError) -> Program {
        try SquirrelCompiler.compile(source, name: name, constants: &constants)
    }

    /// Runs a program to its end, `slice` calls and backward jumps at a time.
    mutating func run(_ program: Program, arguments: [[UInt8]], slice: Int32 = defaultSlice) -> Outcome {
        guard start(program, arguments: arguments) else { return .outOfMemory }
        while true {
            if let outcome = handle(machine.run(budget: slice)) { return outcome }
        }
    }

    /// Prepares a program to run; false when memory is out.
    mutating func start(_ program: Program, arguments: [[UInt8]] = []) -> Bool {
        guard let body = machine.load(program) else { return false }
        var values: [Value] = []
        for argument in arguments {
            guard let value = machine.makeString(argument) else { return false }
            values.append(value)
        }
        machine.start(body, arguments: values)
        return true
    }

    /// Does what the machine returned for; nil while the program goes on.
    mutating func handle(_ exit: Machine.Exit) -> Outcome? {
        for report in machine.takeReports() { output.report(report) }
        switch exit {
        case .finished: return .finished
        case .uncaught: return .uncaught
        case .outOfMemory: return .outOfMemory
        case .hostCall(let function): answer(function)
        case .budgetSpent, .interrupted: output.sliceEnded()
        }
        return nil
    }

    // MARK: Host calls

    private mutating func answer(_ function: UInt32) {
        switch function {
        case HostFunctionID.print:
            machine.withBytes(machine.hostArgument(0)) { output.print($0) }
            machine.complete(.null)
        case HostFunctionID.error:
            machine.withBytes(machine.hostArgument(0)) { output.error($0) }
            machine.complete(.null)
        case HostFunctionID.time, HostFunctionID.date:
            machine.complete(.integer(Int32(truncatingIfNeeded: time(nil))))
        case HostFunctionID.clock:
            machine.complete(.float(Float(clock()) / Float(CLOCKS_PER_SEC)))
        case HostFunctionID.compileString:
            compileString()
        default:
            fail("the host has no function \(function)")
        }
    }

    /// `compilestring(text[, name])`
    private mutating func compileString() {
        let name = machine.hostArguments > 1 ? machine.bytes(machine.hostArgument(1)) : nil
        let source = machine.bytes(machine.hostArgument(0)) ?? []
        do throws(CompileError) {
            let shared = ConstantSharing.read(machine, into: &constants)
            machine.charge(256 + source.count + shared * 16)
            defer { ConstantSharing.write(constants, to: &machine) }
            let program = try compile(source, name: name.map { String(decoding: $0, as: UTF8.self) } ?? "unnamedbuffer")
            machine.complete(machine.load(program) ?? .null)
        } catch {
            fail(error.message)
        }
    }

    private mutating func fail(_ text: String) {
        machine.completeThrowing(machine.makeString(Array(text.utf8)) ?? .null)
    }
}
