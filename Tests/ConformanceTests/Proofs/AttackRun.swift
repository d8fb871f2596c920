import Foundation
import SquirrelCompiler

@testable import ImpCommand
@_spi(Fuzzing) @testable import SquirrelVM

/// What came of an attack.
struct AttackRun {
    private(set) var end = Attack.End.budgetSpent
    private(set) var message = ""
    /// Calls, backward jumps and other work that was charged.
    private(set) var spent = 0
    /// Most bytes of the heap that the program had at once.
    private(set) var bytes = 0
    /// That the compiler and the machine computed.
    private(set) var seconds = 0.0
    /// Bytes beyond the limit that the machine may use until it can stop.
    let reserve: Int
    /// What is wrong in the heap after it.
    private(set) var fault: String?

    /// What a program may spend: less than a second.
    private static let budget = 10_000_000
    private static let slice: Int32 = 100_000
    /// One native may go beyond its slice by what it is charged.
    static let mostSpent = budget + 1 << 25
    /// In soak, a program that is charged too little is given up, so that the others have their turn.
    private static let patience = Extent.isSoak ? 3.0 : .infinity

    init(_ attack: Attack) throws {
        let limits = MachineLimits(heapBytes: attack.heapBytes, stackBytes: 4 << 20)
        reserve = Int(limits.reserveBytes)
        var host = try ScriptHost(dialect: .stock, limits: limits, output: FirstError())
        let source = Array(attack.source().utf8)
        let began = Self.threadTime()
        do throws(CompileError) {
            let program = try host.compile(source, name: "attack.nut")
            run(program, &host, until: began + Self.patience)
            message = host.output.message
            if case .error = end { end = .error(message) }
        } catch {
            (end, message) = (.refused(error.message), error.message)
        }
        seconds = Self.threadTime() - began
        fault = host.machine.check().map { "\($0)" }
    }

    private mutating func run(_ program: Program, _ host: inout ScriptHost<FirstError>, until deadline: Double) {
        let base = host.machine.core.state.pointee.used
        var outcome: ScriptHost<FirstError>.Outcome? = host.start(program) ? nil : .outOfMemory
        while outcome == nil && spent < Self.budget && Self.threadTime() < deadline {
            let exit = host.machine.run(budget: Self.slice)
            spent += max(1, host.machine.charged)
            bytes = max(bytes, Int(host.machine.core.state.pointee.used) - Int(base))
            outcome = host.handle(exit)
        }
        switch outcome {
        case .finished: end = .finished
        case .uncaught: end = .error("")
        case .outOfMemory: end = .outOfMemory
        case nil: end = .budgetSpent
        }
    }

    func ended(as wanted: Attack.End) -> Bool {
        switch (end, wanted) {
        case (.refused, .refused(let part)), (.error, .error(let part)): part.isEmpty || message.contains(part)
        default: end == wanted
        }
    }

    /// Seconds that this thread has computed; what other tests do does not count.
    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Keeps the beginning of the first error and nothing else.
private final class FirstError: ScriptOutput {
    private(set) var message = ""

    func print(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func error(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func report(_ report: ErrorReport) {
        if message.isEmpty { message = String(decoding: report.message.prefix(100), as: UTF8.self) }
    }
    func sliceEnded() {}
}
