import Testing

@testable import ImpCommand
@testable import SquirrelVM

/// Wherever a program is stopped, saved and taken up by another machine, it goes on as if nothing had happened.
@Suite struct SaveTests {
    @Test(arguments: ConformanceProgram.everything)
    func stoppedAnywhereGoesOn(program: ConformanceProgram) throws {
        let instructions = try stop(program, .instructions)
        let safePoints = try stop(program, .safePoints)
        Extent.say("\(program.path): saved at \(instructions) instructions and \(safePoints) safe points")
    }

    /// Stops a program at random places of one run; each time a restored machine runs on to the end.
    private func stop(_ program: ConformanceProgram, _ unit: RunningProgram.Unit) throws -> String {
        var whole = try RunningProgram(program)
        let length = whole.advance(.max, unit)
        let expected = whole.result
        var random = SplitMix(seed: UInt64(length))
        let places = (0..<Extent.stops).map { _ in Int.random(in: 0..<max(1, length), using: &random) }.sorted()
        var run = try RunningProgram(program)
        var (done, saved) = (0, 0)
        for place in places {
            if place > done { done += run.advance(place - done, unit) }
            guard run.isRunning else { break }
            var restored = try run.restored()
            #expect(restored.address != run.address)
            restored.finish()
            saved += 1
            let result = restored.result
            #expect(result == expected, "stopped at \(done) of \(length)")
        }
        return "\(saved) of \(length)"
    }

    /// One run that moves from machine to machine, with what the host holds of it.
    @Test(arguments: ConformanceProgram.everything)
    func movesFromMachineToMachine(program: ConformanceProgram) throws {
        for unit in [RunningProgram.Unit.instructions, .safePoints] {
            var whole = try RunningProgram(program)
            let roots = try HostRoots(&whole.host.machine)
            let length = whole.advance(.max, unit)
            let expected = whole.result
            let stride = max(1, length / Extent.links)
            var run = try RunningProgram(program)
            let sameRoots = try HostRoots(&run.host.machine)
            #expect(sameRoots == roots)
            while run.isRunning {
                _ = run.advance(stride, unit)
                if !run.isRunning { break }
                let next = try run.restored()
                #expect(next.address != run.address)
                run = next
                try roots.check(run.host.machine)
            }
            let result = run.result
            #expect(result == expected)
        }
    }
}

/// Roots that a host keeps while a program runs: a table, a text and one that was given back.
private struct HostRoots: Equatable {
    private let table: Root
    private let text: Root
    private let removed: Root

    private static let content = Array("the host's own".utf8)

    init(_ machine: inout Machine) throws {
        let value = try unwrap(machine.makeTable())
        let string = try unwrap(machine.makeString(Self.content))
        table = try unwrap(machine.addRoot(value))
        text = try unwrap(machine.addRoot(string))
        removed = try unwrap(machine.addRoot(value))
        machine.set(value, .integer(7), string)
        machine.removeRoot(removed)
    }

    func check(_ machine: borrowing Machine) throws {
        let string = try unwrap(machine.value(of: text))
        let value = try unwrap(machine.value(of: table))
        let (bytes, slot, gone) = (machine.bytes(string), machine.get(value, .integer(7)), machine.value(of: removed))
        #expect(bytes == Self.content)
        #expect(slot == string)
        #expect(gone == nil)
    }
}
