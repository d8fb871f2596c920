import Foundation
import SquirrelCompiler
import Testing

@testable import ImpCommand
@testable import SquirrelVM

/// Hostile programs end as they should, at a cost that the budget and the limits bound.
@Suite(.serialized) struct AttackTests {
    @Test(arguments: Attack.all)
    func endsInTimeAndSpace(attack: Attack) throws {
        print("begins: \(attack.name)")
        let before = threadTime()
        let run = try AttackRun(attack)
        let seconds = threadTime() - before
        #expect(run.ended(as: attack.ends), "\(run.end): \(run.message)")
        #expect(run.spent <= run.mostSpent)
        #expect(run.bytes <= UInt64(attack.heapBytes) + run.reserve)
        if Extent.isSoak {
            #expect(seconds < 1)
            Extent.say(
                "\(attack.name): \(run.end) after \(Int(seconds * 1000)) ms, \(run.spent) events, \(run.bytes >> 10) KB"
            )
        }
    }
}

extension Attack: CustomTestStringConvertible {
    var testDescription: String { name }
}

/// What came of an attack.
private struct AttackRun {
    private(set) var end = Attack.End.budgetSpent
    private(set) var message = ""
    /// Calls, backward jumps and other work that was charged.
    private(set) var spent = 0
    /// Most bytes that were allocated at once.
    private(set) var bytes: UInt64 = 0
    let reserve: UInt64

    /// What a program may spend: less than a second.
    private static let budget = Extent.isSoak ? 10_000_000 : 1_000_000
    private static let slice: Int32 = 100_000
    /// One native may go beyond its slice by what it is charged.
    var mostSpent: Int { Self.budget + 1 << 25 }

    init(_ attack: Attack) throws {
        let limits = MachineLimits(heapBytes: attack.heapBytes, stackBytes: 4 << 20)
        reserve = UInt64(limits.reserveBytes)
        let output = Discarding()
        var host = try ScriptHost(dialect: .stock, limits: limits, output: output)
        let program: Program
        switch Self.compile(attack, &host) {
        case .success(let compiled): program = compiled
        case .failure(let error):
            (end, message) = (.refused(error.message), error.message)
            return
        }
        let base = host.machine.core.state.pointee.used
        var outcome: ScriptHost<Discarding>.Outcome?
        if !host.start(program) { outcome = .outOfMemory }
        let began = threadTime()
        while outcome == nil && spent < Self.budget && threadTime() - began < 3 {
            let exit = host.machine.run(budget: Self.slice)
            // What was charged counts, beside calls and backward jumps.
            spent += max(1, host.machine.spent + Int(clamping: host.machine.core.state.pointee.extraCharge))
            bytes = max(bytes, UInt64(host.machine.core.state.pointee.used - base))
            outcome = host.handle(exit)
        }
        message = output.message
        switch outcome {
        case .finished: end = .finished
        case .uncaught: end = .error(message)
        case .outOfMemory: end = .outOfMemory
        case nil: end = .budgetSpent
        }
        let fault = host.machine.check()
        #expect(fault == nil)
    }

    private static func compile(
        _ attack: Attack, _ host: inout ScriptHost<Discarding>
    ) -> Result<Program, CompileError> {
        do throws(CompileError) {
            return .success(try host.compile(Array(attack.source().utf8), name: "attack.nut"))
        } catch {
            return .failure(error)
        }
    }

    func ended(as wanted: Attack.End) -> Bool {
        switch (end, wanted) {
        case (.refused(let message), .refused(let part)), (.error(let message), .error(let part)):
            part.isEmpty || message.contains(part)
        default: end == wanted
        }
    }
}

/// Keeps the first error and nothing else.
private final class Discarding: ScriptOutput {
    var message = ""

    func print(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func error(_ bytes: UnsafeBufferPointer<UInt8>) {}
    func report(_ report: ErrorReport) {
        if message.isEmpty { message = String(decoding: report.message.prefix(100), as: UTF8.self) }
    }
    func sliceEnded() {}
}

/// Seconds that this thread has computed; what other tests do does not count.
private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
