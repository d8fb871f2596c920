import SquirrelCompiler
import SquirrelVM

/// How long it takes to make machines from what another one was.
struct MachineTimes: Encodable {
    /// The median of making one machine from a template.
    let templateMicroseconds: Double
    /// The same, and running an empty program on it: the pages that it writes to are copied then.
    let firstRunMicroseconds: Double
    /// Making all of `count` machines, by copying an idle one.
    let forkMilliseconds: Double
    /// The same from an image, which is checked each time.
    let restoreMilliseconds: Double

    init(_ machine: inout Machine, count: Int) throws {
        let image = machine.snapshot()
        restoreMilliseconds = try Self.seconds(count) { try Machine(restoring: image) }.reduce(0, +) * 1e3
        forkMilliseconds = try Self.seconds(count) { machine.fork(randomState: 1) }.reduce(0, +) * 1e3
        guard let template = machine.makeTemplate() else { throw BenchmarkError("no memory for a template") }
        let made = try Self.seconds(count) { Machine(template) }
        templateMicroseconds = (median(made) ?? 0) * 1e6
        let program = try compile([], name: "empty")
        let run = try Self.seconds(count) { Self.machine(template, running: program) }
        firstRunMicroseconds = (median(run) ?? 0) * 1e6
    }

    private static func machine(_ template: MachineTemplate, running program: Program) -> Machine? {
        guard var machine = Machine(template), let body = machine.load(program) else { return nil }
        machine.start(body)
        guard machine.run(budget: 1_000) == .finished else { return nil }
        return machine
    }

    /// The time of each of `count` makings; all machines stay until the last is made.
    private static func seconds(_ count: Int, _ make: () throws -> Machine?) throws -> [Double] {
        let clock = ContinuousClock()
        var kept: [Kept<Machine>] = []
        kept.reserveCapacity(count)
        return try (0..<count).map { _ in
            let start = clock.now
            guard let machine = try make() else { throw BenchmarkError("no memory for \(count) machines") }
            let time = (clock.now - start).seconds
            kept.append(Kept(machine))
            return time
        }
    }
}
