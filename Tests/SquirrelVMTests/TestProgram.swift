import SquirrelCompiler
import SquirrelVM
import Testing

/// What a run of a small program came to.
struct Outcome: Equatable {
    var output: String
    var exit: Machine.Exit
    var reports: [ErrorReport] = []
}

struct TestFailure: Error {}

/// `#require` copies what it looks at, which a machine does not allow.
func unwrap<T>(_ value: T?) throws -> T {
    guard let value else { throw TestFailure() }
    return value
}

/// Runs a program in a machine of its own and collects what it prints.
///
/// The program may call `suspend_(x)`, a host function that is answered only after the machine was left and entered
/// again (with `x + 1` for integers, otherwise by throwing `x`), and `answer(x)`, which is answered at once with `x`.
struct TestProgram {
    var dialect = Dialect.stock
    var limits = MachineLimits(heapBytes: 32 << 20, stackBytes: 4 << 20)
    var budget: Int32 = 1_000
    var stepping = false
    /// Whether the machine is saved, and another one restored in its place, whenever it is left.
    var savesAtEveryStop = false
    /// Slices after which a program counts as endless.
    var slices = 100_000

    static let suspendID = HostFunctionID.firstOwn
    static let answerID = HostFunctionID.firstOwn + 1

    func run(_ source: String) throws -> Outcome {
        var machine = try makeMachine()
        let program = try compile(Array(source.utf8), name: "test.nut")
        #expect(verify(program) == nil)
        let body = machine.load(program)
        machine.start(try #require(body))
        var outcome = Outcome(output: "", exit: .finished)
        for _ in 0..<slices {
            outcome.exit = stepping ? machine.step() : machine.run(budget: budget)
            outcome.reports += machine.takeReports()
            if savesAtEveryStop { machine = try Machine(restoring: machine.snapshot()) }
            switch outcome.exit {
            case .hostCall(let id): answer(id, &machine, &outcome)
            case .budgetSpent, .interrupted: continue
            case .finished, .uncaught:
                let fault = machine.check()
                #expect(fault == nil)
                return outcome
            case .outOfMemory: return outcome
            }
        }
        return outcome
    }

    func makeMachine() throws -> Machine {
        guard var machine = Machine(limits: limits, dialect: dialect) else { throw NoMemory() }
        let root = machine.rootTable
        let suspend = HostFunction(id: Self.suspendID, name: Array("suspend_".utf8), arity: 2)
        let answer = HostFunction(id: Self.answerID, name: Array("answer".utf8), arity: 2)
        guard machine.defineHostFunction(suspend, in: root), machine.defineHostFunction(answer, in: root) else {
            throw NoMemory()
        }
        return machine
    }

    /// The system has no memory for a machine.
    struct NoMemory: Error {}

    private func answer(_ id: UInt32, _ machine: inout Machine, _ outcome: inout Outcome) {
        let argument = machine.hostArgument(0)
        switch id {
        case HostFunctionID.print:
            outcome.output += String(decoding: machine.bytes(argument) ?? [], as: UTF8.self)
            machine.complete(.null)
        case Self.suspendID:
            if argument.isInteger {
                machine.complete(.integer(argument.integer &+ 1))
            } else {
                machine.completeThrowing(argument)
            }
        default: machine.complete(argument)
        }
    }
}

/// What a program prints, in both loops; the test fails if they differ or the program does not finish.
func output(_ source: String, dialect: Dialect = .stock) throws -> String {
    let run = try TestProgram(dialect: dialect).run(source)
    let stepped = try TestProgram(dialect: dialect, stepping: true, slices: 2_000_000).run(source)
    #expect(run.exit == .finished, "\(run.reports)")
    #expect(run == stepped)
    return run.output
}
