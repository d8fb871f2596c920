import Testing

@testable import ImpCommand
@testable import SquirrelVM

/// Many machines from one image live side by side, and share nothing but where they came from.
@Suite struct ForkTests {
    private static let program = ConformanceProgram(path: "language/generators/basics.nut")

    /// All of them are alive at once and take turns.
    @Test func forksOfOneMachineDoTheSame() throws {
        var original = try RunningProgram(Self.program)
        _ = original.advance(40, .safePoints)
        let isRunning = original.isRunning
        try #require(isRunning)
        var machines: [UnsafeMutablePointer<RunningProgram>] = []
        defer { for machine in machines { machine.destroy() } }
        for _ in 0..<Extent.forks { machines.append(.holding(try original.forked())) }
        original.finish()
        let expected = original.result
        var running = machines
        while !running.isEmpty {
            for machine in running { _ = machine.pointee.advance(100, .safePoints) }
            running.removeAll { !$0.pointee.isRunning }
        }
        #expect(Set(machines.map { $0.pointee.address }).count == Extent.forks)
        for machine in machines { #expect(machine.pointee.result == expected) }
        Extent.say("\(machines.count) machines forked from one, alive at once: same output")
    }

    @Test func randomNumbersDiffer() throws {
        let source = "for (local i = 0; i < 8; i++) print(math.rand() + \" \");"
        var host = try ScriptHost(dialect: .agent, output: Collector())
        let program = try host.compile(Array(source.utf8), name: "rand.nut")
        let isStarted = host.start(program)
        try #require(isStarted)
        var streams: Set<[UInt8]> = []
        for seed in 0..<Extent.forks {
            guard let machine = host.machine.fork(randomState: UInt64(seed)) else { throw NoMemory() }
            var copy = ScriptHost(machine, constants: host.constants, output: Collector())
            while copy.handle(copy.machine.run(budget: 100)) == nil {}
            streams.insert(copy.output.printed)
        }
        #expect(streams.count == Extent.forks)
        #expect(streams.allSatisfy { $0.split(separator: 32).count == 8 })
        Extent.say("\(streams.count) forks with seeds of their own: as many streams of random numbers")
    }
}

extension UnsafeMutablePointer where Pointee: ~Copyable {
    /// A place of its own for a value that cannot be copied.
    fileprivate static func holding(_ value: consuming Pointee) -> Self {
        let place = Self.allocate(capacity: 1)
        place.initialize(to: value)
        return place
    }

    fileprivate func destroy() {
        deinitialize(count: 1)
        deallocate()
    }
}
