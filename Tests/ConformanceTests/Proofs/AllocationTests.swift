import Testing

@testable import ImpCommand
@testable import SquirrelCompiler
@testable import SquirrelVM

/// Whichever allocation fails, the machine stops; until then the program did what it does, and the heap is in order.
@Suite struct AllocationTests {
    @Test(arguments: ConformanceProgram.everything)
    func anyAllocationMayFail(program: ConformanceProgram) throws {
        let subject = try Subject(program)
        var random = SplitMix(seed: UInt64(subject.allocations))
        let first = min(Extent.firstAllocations, subject.allocations)
        let later = (0..<Extent.laterAllocations).map { _ in Int.random(in: 1...subject.allocations, using: &random) }
        var unnoticed = 0
        for number in Array(1...max(1, first)) + later {
            if try subject.fails(UInt32(number)) == .finished { unnoticed += 1 }
        }
        Extent.say(
            "\(program.path): \(first) first and \(later.count) later of \(subject.allocations) allocations failed, "
                + "\(unnoticed) of them with the program at its end")
    }

    /// The limit is reached; the reserve carries the program to where it can stop.
    @Test(arguments: ConformanceProgram.everything)
    func limitMayBeReachedAnywhere(program: ConformanceProgram) throws {
        let subject = try Subject(program)
        var random = SplitMix(seed: UInt64(subject.allocations))
        for _ in 0..<Extent.laterAllocations {
            try subject.runsInto(limit: .random(in: 0..<subject.bytes, using: &random))
        }
        Extent.say("\(program.path): \(Extent.laterAllocations) limits below \(subject.bytes) bytes reached")
    }
}

/// A program ready to start, and what it does when all goes well.
private struct Subject: ~Copyable {
    private let host: ScriptHost<Collector>
    private let program: Program
    private let expected: RunningProgram.Result
    /// Allocations of a whole run, the laying out of the program included.
    let allocations: Int
    /// Bytes that the program had allocated at its end.
    let bytes: UInt32

    init(_ source: ConformanceProgram) throws {
        var host = try ScriptHost(dialect: source.dialect, limits: try source.limits(), output: Collector())
        let program = try host.compile(source.source, name: source.fileName)
        host.machine.core.seal(host.machine.limits)
        let atStart = host.machine.core.state.pointee.used
        var whole = try RunningProgram(host, starting: program) { $0.failAllocation(after: .max) }
        whole.finish()
        let state = whole.host.machine.core.state.pointee
        self.init(
            host, program: program, expected: whole.result,
            allocations: Int(UInt32.max - state.failAllocation), bytes: state.used - atStart)
    }

    private init(
        _ host: consuming ScriptHost<Collector>, program: Program, expected: RunningProgram.Result,
        allocations: Int, bytes: UInt32
    ) {
        self.host = host
        self.program = program
        self.expected = expected
        self.allocations = allocations
        self.bytes = bytes
    }

    /// Runs with one failing allocation; how that ended.
    func fails(_ number: UInt32) throws -> ScriptHost<Collector>.Outcome? {
        try run("allocation \(number)") { $0.failAllocation(after: number) }
    }

    func runsInto(limit bytes: UInt32) throws {
        _ = try run("limit \(bytes)") {
            $0.state.pointee.limit = $0.state.pointee.used + bytes
            $0.setSoftLimit()
        }
    }

    private func run(_ what: String, prepare: (Core) -> Void) throws -> ScriptHost<Collector>.Outcome? {
        var run = try RunningProgram(host, starting: program, prepare: prepare)
        run.finish()
        let result = run.result
        #expect(result.fault == nil, "\(what)")
        // Memory that is short is collected earlier, which shows in addresses.
        let (printed, all) = (withoutAddresses(result.printed), withoutAddresses(expected.printed))
        #expect(all.hasPrefix(printed), "\(what)")
        if result.outcome != .outOfMemory {
            // It was at its end; all that can be missing is the report of an error.
            #expect(result.outcome == expected.outcome && printed == all, "\(what)")
            #expect(withoutAddresses(expected.errors).hasPrefix(withoutAddresses(result.errors)), "\(what)")
        }
        return result.outcome
    }
}
