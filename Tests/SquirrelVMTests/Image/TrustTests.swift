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

    private func instance(_ nativeKind: UInt32, in core: Core, but other: Offset = 0) throws -> InstanceObject {
        let found = try object(Tag.instance, in: core) {
            InstanceObject(core: core, offset: $0).ofClass.nativeKind == nativeKind && $0 != other
        }
        return InstanceObject(core: core, offset: found)
    }

    // MARK: State

    @Test func stateMustBePossible() throws {
        try expect(.state) { $0.state.pointee.limit = .max }
        try expect(.state) { $0.state.pointee.softLimit = $0.state.pointee.limit + 1 }
        try expect(.state) { $0.state.pointee.interrupt = 1 << 20 }
        try expect(.state) { $0.state.pointee.throwing = 1 }
        try expect(.state) { $0.state.pointee.throwing = 3 }
        try expect(.state) { $0.state.pointee.isSealed = 0 }
        try expect(.state) { core in
            let library = ArrayObject(core: core, offset: core.state.pointee.library)
            let other = Value(tag: Tag.classObject, payload: try object(Tag.classObject, in: core))
            library.set(LibraryValue.blobClass.rawValue, other)
        }
        try expect(.objectMap) { core in
            core.store8(core.state.pointee.objectMap + core.usedObjectMapBytes + 100, 1)
        }
    }

    /// The collector of cycles does not ask whether these are in use.
    @Test func whatTheBootMadeLasts() throws {
        try expect(.counted) { core in
            let delegate = try unwrap(core.newTable())
            core.retain(object: delegate.offset)
            core.store32(core.state.pointee.delegates + Tag.array * 4, delegate.offset)
        }
        try expect(.counted) { core in
            let name = try unwrap(core.string("a name that nobody else has"))
            core.retain(name)
            core.storeValue(core.state.pointee.names, name)
        }
    }

    // MARK: What belongs to one thing

    @Test(arguments: ["fields", "methods", "library", "registry", "stub"])
    func programsSeeNothingThatTheMachineTrusts(which: String) throws {
        try expect(.shared) { core in
            let state = core.state
            let object = ClassObject(core: core, offset: try object(Tag.classObject, in: core))
            state.pointee.result =
                switch which {
                case "fields": Value(tag: Tag.array, payload: object.fields)
                case "methods": Value(tag: Tag.array, payload: object.methods)
                case "library": Value(tag: Tag.array, payload: state.pointee.library)
                case "registry": Value(tag: Tag.table, payload: state.pointee.registry)
                default: Value(tag: Tag.closure, payload: state.pointee.stubClosure)
                }
        }
    }

    @Test func blobsShareNoBytes() throws {
        try expect(.shared) { core in
            let left = try instance(NativeKind.blob, in: core)
            let right = try instance(NativeKind.blob, in: core, but: left.offset)
            right.data = left.data
        }
    }

    @Test func regexpsHaveNoMoreGroupsThanNodes() throws {
        try expect(.instance) { core in
            let buffer = Buffer(core: core, offset: try instance(NativeKind.regexp, in: core).data)
            buffer.position = buffer.count + 1
        }
    }

    // MARK: Functions

    @Test func closuresAreOfFunctionsThatCanRun() throws {
        try expect(.closure) { core in
            let stub = ClosureObject(core: core, offset: core.state.pointee.stubClosure)
            core.store32(try object(Tag.closure, in: core) { core.load32($0 + 12) == 0 } + 8, stub.prototype)
        }
    }

    @Test func functionsFormATree() throws {
        try expect(.prototype) { core in
            let body = Prototype(core: core, offset: try object(Tag.prototype, in: core) { core.load32($0 + 52) > 2 })
            core.store32(body.functions + 4, core.load32(body.functions))
        }
    }

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

    /// A closure's own memory, then that of each variable it captures.
    @Test(arguments: 1...3 as ClosedRange<UInt32>)
    func machinesWithoutMemoryStopInTheMiddleOfAClosure(allocation: UInt32) throws {
        var machine = try suspended("local a = 1, b = 2; suspend_(0); local f = function() { return a + b; };")
        machine.core.failAllocation(after: allocation)
        machine.complete(.null)
        let exit = machine.run(budget: 1_000)
        let fault = machine.check()
        #expect(exit == .outOfMemory && fault == nil)
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

    // MARK: The host's side

    @Test func reportsThatTheProgramChangedAreLeftOut() throws {
        var machine = try suspended("try { (function() { throw 1; }).call(this); } catch (e) {} suspend_(0);")
        let reports = ArrayObject(core: machine.core, offset: machine.core.state.pointee.reports)
        reports.set(0, .integer(5))
        let fault = machine.check()
        let taken = machine.takeReports()
        #expect(fault == nil && taken == [])
    }

    // MARK: Registers that are not live

    /// A program's table of variables may name any register; what stands there may be gone.
    @Test func onlyLiveVariablesAreShown() throws {
        var program = try compile(Array("local here = 1; print(getstackinfos(1).locals.len());".utf8), name: "l.nut")
        let end = UInt32(program.functions[0].code.count)
        let last = program.functions[0].registerCount - 1
        program.functions[0].locals.append(LocalVariable(name: [65], register: last, start: 0, end: end))
        #expect(verify(program) == nil)
        var machine = try TestProgram().makeMachine()
        machine.start(try unwrap(machine.load(program)))
        let exit = machine.run(budget: 1_000)
        let text = machine.bytes(machine.hostArgument(0))
        #expect(exit == .hostCall(HostFunctionID.print) && text == Array("3".utf8))
    }
}
