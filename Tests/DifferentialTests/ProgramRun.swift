import SquirrelCompiler
import SquirrelVM

/// What a program did, as far as it can be compared with the reference.
struct ProgramRun: Equatable {
    enum End: Equatable {
        case finished, uncaught, outOfMemory, endless
        case refused(String)
    }

    var end = End.finished
    var output: [UInt8] = []
    /// The messages of uncaught errors and the names of the functions they passed.
    var reports: [String] = []
    /// What is wrong with the machine's memory afterwards.
    var fault: HeapFault?

    /// Runs a program as `imp squirrel` does: in the stock dialect, `slice` calls and backward jumps at a time.
    init(_ source: String, slice: Int32 = 1_000_000, budget: Int = 50_000_000) {
        let program: Program
        do throws(CompileError) {
            program = try compile(Array(source.utf8), name: "test.nut")
        } catch {
            end = .refused("line \(error.line): \(error.message)")
            return
        }
        if let error = verify(program) {
            end = .refused("verifier: \(error)")
            return
        }
        let limits = MachineLimits(heapBytes: 64 << 20, stackBytes: 8 << 20)
        guard var machine = Machine(limits: limits), let body = machine.load(program) else {
            end = .outOfMemory
            return
        }
        machine.start(body)
        end = run(&machine, slice: slice, slices: budget / Int(slice))
        fault = machine.check()
    }

    private mutating func run(_ machine: inout Machine, slice: Int32, slices: Int) -> End {
        var slices = slices
        while slices > 0 {
            let exit = machine.run(budget: slice)
            reports += machine.takeReports().map(\.comparableText)
            switch exit {
            case .finished: return .finished
            case .uncaught: return .uncaught
            case .outOfMemory: return .outOfMemory
            case .hostCall(let function): answer(function, &machine)
            // An interruption is a report, which has been taken.
            case .interrupted: continue
            case .budgetSpent: slices -= 1
            }
        }
        return .endless
    }

    private mutating func answer(_ function: UInt32, _ machine: inout Machine) {
        switch function {
        case HostFunctionID.print:
            output += machine.bytes(machine.hostArgument(0)) ?? []
            machine.complete(.null)
        case HostFunctionID.compileString: compileString(&machine)
        default: machine.completeThrowing(machine.makeString(Array("no host function \(function)".utf8)) ?? .null)
        }
    }

    private func compileString(_ machine: inout Machine) {
        do throws(CompileError) {
            let source = machine.bytes(machine.hostArgument(0)) ?? []
            machine.complete(machine.load(try compile(source, name: "unnamedbuffer")) ?? .null)
        } catch {
            machine.completeThrowing(machine.makeString(Array(error.message.utf8)) ?? .null)
        }
    }
}

extension ErrorReport {
    /// Message and functions; the reference's lines may be those of the next statement.
    var comparableText: String {
        let message = isText ? String(decoding: message, as: UTF8.self) : "unknown"
        let names = frames.map { String(decoding: $0.function ?? Array("unknown".utf8), as: UTF8.self) }
        return reportText(message, names)
    }
}

/// A report as it is compared: no more frames than the shorter of the two traces may have.
func reportText(_ message: String, _ functions: [String]) -> String {
    "[\(message)] in \(functions.prefix(64).joined(separator: ", "))"
}
