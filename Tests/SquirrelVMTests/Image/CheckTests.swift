import SquirrelCompiler
import Testing

@testable import SquirrelVM

/// `Machine.check()` finds what is wrong, and survives what is worse.
@Suite struct CheckTests {
    private static let source = """
        class A { x = 1; static s = 2; constructor() { x = []; } function _add(o) { return 3; } function g() { yield x; } }
        class B extends A { function f(n = 5) { return base.g(); } }
        local a = A(), b = B(), w = a.weakref(), log = [], t = { a = a, ["k" + 1] = 2.5, [3] = null };
        t.setdelegate({ up = 1 });
        local add = function(v) { log.append(v); };
        for (local i = 0; i < 40; i++) { t["key" + i] <- blob(i); add(i); if (i % 3) delete t["key" + i]; }
        local gen = b.g(); resume gen; local r = regexp("a(b|c)*"), bound = add.bindenv(t);
        [1, 2].map(function(v) { return suspend_(v); });
        """

    /// A machine that waits in a host function called from `map`.
    private func suspended() throws -> Machine {
        var machine = try TestProgram().makeMachine()
        let program = try compile(Array(Self.source.utf8), name: "check.nut")
        let body = machine.load(program)
        machine.start(try #require(body))
        let exit = machine.run(budget: 100_000)
        #expect(exit == .hostCall(TestProgram.suspendID))
        _ = machine.addRoot(.integer(1))
        if let root = machine.addRoot(machine.hostThis) { machine.removeRoot(root) }
        return machine
    }

    @Test func everyStateOfARunPasses() throws {
        var machine = try suspended()
        #expect(faultAfterChange { _ in } == nil)
        machine.complete(.integer(1))
        var stops = 0
        var exit = machine.step()
        while exit == .interrupted || exit == .hostCall(TestProgram.suspendID) {
            let fault = machine.check()
            #expect(fault == nil)
            if exit != .interrupted { machine.complete(.null) }
            exit = machine.step()
            stops += 1
        }
        #expect(exit == .finished && stops > 5)
    }

    private func faultAfterChange(_ change: (Core) throws -> Void) rethrows -> HeapProblem? {
        guard let machine = try? suspended() else { return .state }
        try change(machine.core)
        return machine.check()?.problem
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

    private func expect(_ problem: HeapProblem, _ change: (Core) throws -> Void) rethrows {
        let found = try faultAfterChange(change)
        #expect(found == problem)
    }

    @Test func stateMustFitTheLimits() throws {
        try expect(.state) { $0.state.pointee.stackEnd += 4096 }
        try expect(.state) { $0.state.pointee.heapTop += 8 }
        try expect(.state) { $0.state.pointee.exit = 77 }
        try expect(.state) { $0.store32($0.state.pointee.stubs, 0) }
        try expect(.largeBlock) { $0.state.pointee.heapTop -= 16 }
        try expect(.used) { $0.state.pointee.used += 16 }
        try expect(.root) { $0.state.pointee.freeRoot = 0 }
        try expect(.outside) { $0.state.pointee.rootTable += 16 }
        try expect(.frame) { $0.state.pointee.frame += 4 }
        try expect(.frame) { $0.state.pointee.pc = 0 }
        try expect(.frame) { $0.state.pointee.depth = 9 }
    }

    @Test func countsMustBeExact() throws {
        try expect(.tooFew) { core in
            let table = try object(Tag.table, in: core) { core.load32($0 + 4) > 0 }
            core.store32(table + 4, core.load32(table + 4) - 1)
        }
        try expect(.counted) { core in
            let string = try object(Tag.string, in: core)
            core.store32(string + 4, core.load32(string + 4) + 1)
        }
        try expect(.queue) { core in
            core.clearFlag(core.load32(core.state.pointee.queueBase), Header.queued)
        }
        try expect(.queue) { core in
            core.store32(core.state.pointee.queueBase, core.load32(core.state.pointee.queueBase + 4))
        }
    }

    @Test func memoryMustBelongToOneThing() throws {
        try expect(.lost) { core in
            let list = HeapGeometry.freeListBase + 2 * 4
            core.store32(list, core.load32(core.load32(list)))
        }
        try expect(.overlap) { core in
            let array = try object(Tag.array, in: core) { core.load32($0 + 12) > 0 }
            let other = try object(Tag.array, in: core) { core.load32($0 + 12) > 0 && $0 != array }
            core.store32(other + 16, core.load32(array + 16))
            core.store32(other + 12, core.load32(array + 12))
            core.store32(other + 8, 0)
        }
        try expect(.objectMap) { core in
            core.store8(core.state.pointee.objectMap + core.usedObjectMapBytes - 1, 0x80)
        }
        try expect(.outside) { core in core.removeFromMap(try object(Tag.classObject, in: core)) }
    }

    @Test func objectsMustFitTogether() throws {
        try expect(.table) { core in
            let table = try object(Tag.table, in: core) { core.load32($0 + 16) > 4 }
            core.store32(table + 16, core.load32(table + 16) - 1)
        }
        try expect(.table) { core in
            let table = try object(Tag.table, in: core) { core.load32($0 + 16) > 4 }
            let node = core.load32(table + 8)
            core.store32(node + Node.next, 1)
        }
        try expect(.table) { core in
            let registry = Table(core: core, offset: core.state.pointee.registry)
            let first = registry.next(from: 0)
            core.storeValue(registry.node(try #require(first?.node)) + Node.value, .integer(176))
        }
        try expect(.string) { core in
            core.bytes(try object(Tag.string, in: core) + StringObject.headerSize)[0] ^= 1
        }
        try expect(.prototype) { core in
            let stub = ClosureObject(core: core, offset: core.state.pointee.stubClosure).prototype
            core.store32(stub + 16, 236)
        }
        try expect(.native) { core in
            var declared: Offset = 0
            core.forEachObject { object in
                let native = NativeObject(core: core, offset: object)
                if core.kind(object) == Tag.native && native.id < NativeFunction.firstHost && native.mask(1) != 0 {
                    declared = object
                }
            }
            core.store32(declared + 28, 0)
        }
        try expect(.interned) { $0.state.pointee.stringCount += 1 }
        try expect(.interned) { core in
            let rows = stride(from: core.state.pointee.buckets, to: .max, by: 8)
            core.store32(try #require(rows.first { core.load64($0) == 0 }) + 4, 256)
        }
        try expect(.weak) { $0.state.pointee.weakCount += 1 }
        try expect(.instance) { core in
            let instance = try object(Tag.instance, in: core) { core.load32($0 + 16) > 0 }
            core.store32(instance + 12, core.load32(instance + 12) + 1)
        }
        try expect(.closure) { core in
            let closure = try object(Tag.closure, in: core) { core.load32($0 + 28) == 1 }
            core.store32(closure + 28, 0)
        }
        try expect(.generator) { core in
            let generator = try object(Tag.generator, in: core)
            core.store32(generator + 16, core.load32(generator + 16) + 4)
        }
        try expect(.code) { core in
            let prototype = try object(Tag.prototype, in: core)
            core.store32(core.load32(prototype + 20), 0xFF)
        }
        try expect(.code) { core in
            let prototype = Prototype(core: core, offset: try object(Tag.prototype, in: core))
            core.store32(prototype.locals + 8, 0xFFFF_FFFF)
        }
        try expect(.prototype) { core in
            let prototype = try object(Tag.prototype, in: core)
            core.store32(prototype + 12, core.load32(prototype + 12) + 8)
        }
        try expect(.value) { core in
            let array = try object(Tag.array, in: core) { core.load32($0 + 8) > 0 }
            core.storeValue(core.load32(array + 16), Value(tag: Tag.outer, payload: array))
        }
    }

    /// A machine that waits in a function called from an array's method.
    private func waiting(in method: String) throws -> Machine {
        var machine = try TestProgram().makeMachine()
        let source = "return [3, 1, 2].\(method)(function(a, b = 0) { return suspend_(a); });"
        let body = machine.load(try compile(Array(source.utf8), name: "array.nut"))
        machine.start(try #require(body))
        let exit = machine.run(budget: 1_000)
        #expect(exit == .hostCall(TestProgram.suspendID))
        return machine
    }

    /// Where the counters of that method stand: behind its frame's three numbers, the array and the function.
    private func counters(in core: Core) throws -> Offset {
        let state = core.state.pointee
        let frame = stride(from: state.stackBase + 8, to: state.frame, by: 8).first { slot in
            core.loadValue(slot - 8).isInteger && core.loadValue(slot).tag == Tag.array
                && core.loadValue(slot + 8).tag == Tag.closure && core.loadValue(slot + 16).isInteger
        }
        return try #require(frame) + 16
    }

    /// The counters of a sort under way must be such as an array could have.
    @Test(arguments: [(0, 0x4000_0001), (0, -0x4000_0001), (8, 0x4000_0001), (8, -2), (16, 0x7FFF_FFFF), (16, -3)])
    func sortCountersMustBePossible(place: UInt32, value: Int32) throws {
        let machine = try waiting(in: "sort")
        machine.core.storeValue(try counters(in: machine.core) + place, .integer(value))
        let problem = machine.check()?.problem
        #expect(problem == .frame)
    }

    /// The result of `map` and `filter` may be any array, and of any length by the time it is written to.
    @Test(arguments: ["map", "filter"])
    func resultsMayBeShorterThanTheirIndex(method: String) throws {
        var machine = try waiting(in: method)
        let empty = try unwrap(machine.makeArray())
        machine.core.storeValue(try counters(in: machine.core) + 8, empty)
        let before = machine.check()
        #expect(before == nil)
        var exit = Machine.Exit.hostCall(TestProgram.suspendID)
        while exit == .hostCall(TestProgram.suspendID) {
            machine.complete(.bool(false))
            exit = machine.run(budget: 1_000)
        }
        let after = machine.check()
        #expect(exit == .finished && after == nil)
    }

    /// Any bytes changed anywhere: an answer, in time, without leaving the block. What passes can go on.
    @Test func anyChangeIsSurvived() throws {
        let image = try suspended().snapshot()
        var random = TestRandom(seed: 11)
        var refused = 0
        for _ in 0..<400 {
            var machine = try Machine(restoring: image)
            machine.changeAtRandom(&random, times: random.next(1...3))
            if machine.check() != nil {
                refused += 1
            } else {
                machine.complete(.integer(1))
                for _ in 0..<20 {
                    switch machine.run(budget: 1_000) {
                    case .hostCall: machine.complete(.null)
                    case .budgetSpent, .interrupted: continue
                    default: break
                    }
                }
            }
        }
        #expect(refused > 100)
    }
}

extension Machine {
    /// Changes words of the state, the stack, the queue, the object map or the heap.
    mutating func changeAtRandom(_ random: inout TestRandom, times: Int) {
        var ranges: [(Offset, Offset)] = []
        core.forEachUsedRange { start, end in if end > start { ranges.append((start, end)) } }
        // The state and the stack are small: they get as much as the heap.
        for _ in 0..<times { changeAtRandom(&random, ranges[random.next(ranges.indices)]) }
    }

    private mutating func changeAtRandom(_ random: inout TestRandom, _ range: (Offset, Offset)) {
        let (start, end) = range
        let place = start + UInt32(random.next(0..<Int(end - start) / 4)) * 4
        switch random.next(0...3) {
        case 0: core.store32(place, core.load32(place) ^ 1 << UInt32(random.next(0...31)))
        case 1: core.store32(place, core.load32(place) &+ UInt32(bitPattern: Int32(random.next(-16...16))))
        case 2: core.store32(place, UInt32(truncatingIfNeeded: random.next()))
        default: core.store32(place, core.load32(start + UInt32(random.next(0..<Int(end - start) / 4)) * 4))
        }
    }
}
