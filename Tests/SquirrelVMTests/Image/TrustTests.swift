import SquirrelCompiler
import Testing

@testable import SquirrelVM

/// What a machine trusts once it runs, `check()` must have seen to: here one thing at a time is made up.
@Suite struct TrustTests {
    private static let source = """
        class A { x = 1; function f() { return x; } }
        local a = A(), left = blob(4), right = blob(4), r = regexp("a(b|c)*"), log = [];
        log.append(function() { return 1; }); log.append(function() { return 2; });
        function numbers() { local n = 0, f = function() { return n++; }; yield suspend_(f() + 0); }
        foreach (n in numbers()) log.append(n);
        """

    /// A machine that waits in a generator under `foreach`.
    private func suspended(_ source: String = Self.source) throws -> Machine {
        var machine = try TestProgram().makeMachine()
        let body = machine.load(try compile(Array(source.utf8), name: "trust.nut"))
        machine.start(try #require(body))
        var exit = Machine.Exit.interrupted
        while exit == .interrupted { exit = machine.run(budget: 100_000) }
        let fault = machine.check()
        #expect(exit == .hostCall(TestProgram.suspendID) && fault == nil)
        return machine
    }

    private func expect(_ problem: HeapProblem, _ change: (Core) throws -> Void) throws {
        let machine = try suspended()
        try change(machine.core)
        let found = machine.check()?.problem
        #expect(found == problem)
    }

    /// The first object of a kind that the program made.
    private func object(
        _ kind: UInt32, in core: Core, where isWanted: (Offset) -> Bool = { _ in true }
    ) throws -> Offset {
        var found: Offset?
        core.forEachObject { object in
            let isMortal = core.load32(object + 4) < Header.immortal
            if found == nil && core.kind(object) == kind && isMortal && isWanted(object) { found = object }
        }
        return try #require(found)
    }

    // MARK: Functions

    @Test func runningGeneratorsHaveRoomForTheirRegisters() throws {
        try expect(.generator) { core in
            let generator = try object(Tag.generator, in: core)
            core.store32(generator + 24, core.load32(generator + 24) - 1)
            core.store32(generator + 28, core.load32(generator + 28) - 8)
        }
    }

    @Test func capturedVariablesAreWhereTheCodeCapturedThem() throws {
        try expect(.outer) { core in
            let outer = Outer(core: core, offset: core.state.pointee.openOuters)
            outer.location -= 8
        }
    }

    // MARK: Frames

    @Test(arguments: [
        (Opcode.call, true), (.add, true), (.setField, true), (.foreachNext, true), (.jumpLess, true),
        (.stepLoopLess, true), (.return, false), (.loadNull, false), (.jump, false), (.yield, false),
        (.setOuter, false), (.closeOuters, false), (.throwValue, false), (.foreachPrepare, false),
    ])
    func onlyInstructionsWithAPlaceForAValueAwaitOne(opcode: Opcode, awaits: Bool) {
        #expect(opcode.awaitsValue == awaits)
    }

    /// The loop's generator may have been replaced by the time its value comes.
    @Test func deliveringALoopsValueAsksForItsGenerator() throws {
        var machine = try suspended()
        let core = machine.core
        // The body's frame is the host's callee; its loop variable holds the generator.
        let body = core.hostFrame + 8
        let slot = stride(from: body, to: core.state.pointee.frame, by: 8)
            .first { core.loadValue($0).tag == Tag.generator }
        core.storeValue(try #require(slot), .integer(0x7FFF_FFF1))
        machine.complete(.integer(1))
        let exit = machine.run(budget: 1_000)
        let fault = machine.check()
        #expect(exit == .finished && fault == nil)
    }
}
