import SquirrelCompiler
import Testing

@testable import SquirrelVM

/// A machine as bytes: taken up at another address it goes on as if nothing had happened.
@Suite struct HeapImageTests {
    /// Something of everything: classes, generators, captured variables, weak references, a sort under way.
    static let source = """
        class Shape { name = null; sides = 0; constructor(n, s) { name = n; sides = s; } function _cmp(o) { return sides <=> o.sides; } }
        class Square extends Shape { constructor() { base.constructor("square", 4); } function _tostring() { return name + sides; } }
        function counter() { local n = 0; return function() { return ++n; }; }
        function numbers(k) { local f = counter(); for (local i = 0; i < k; i++) { yield f() * suspend_(i); } return "end"; }
        local shapes = [Shape("hexagon", 6), Square(), Shape("triangle", 3)], next = counter();
        local weak = shapes[0].weakref(), keys = { [1] = "one", [2.5] = "float", text = "t" };
        shapes.sort();
        foreach (s in shapes) print(s.name + " ");
        foreach (v in numbers(4)) { print(v + ":" + next() + " "); keys["k" + v] <- v; }
        [3, 1, 2].sort(function(a, b) { return suspend_(a - b - 1) + next() - next() + 1; });
        try { suspend_("thrown"); } catch (e) { print(e + " "); }
        foreach (k, v in keys) print(k + "=" + v + " ");
        print((weak.ref() == shapes[2]) + " " + shapes[1].tostring() + " ");
        shapes.clear();
        print(weak.ref() + " " + keys.tostring());
        """

    @Test(arguments: [false, true])
    func savedAndRestoredAtEveryStop(_ stepping: Bool) throws {
        let plain = TestProgram(budget: 7, stepping: stepping)
        let expected = try plain.run(Self.source)
        #expect(expected.exit == .finished, "\(expected.reports)")
        var saving = plain
        saving.savesAtEveryStop = true
        #expect(try saving.run(Self.source) == expected)
        #expect(expected.output.contains("triangle square hexagon 1:1 4:2 9:3 16:4 thrown "))
    }

    @Test func imageIsSmall() throws {
        let machine = try TestProgram().makeMachine()
        let image = machine.snapshot()
        #expect(image.count < 100_000)
        #expect(Int(machine.core.state.pointee.heapTop - machine.core.state.pointee.heapBase) > image.count)
    }

    @Test func sameStateGivesSameImage() throws {
        // The first restoring empties the inline caches.
        let image = try Machine(restoring: try suspended().snapshot()).snapshot()
        let again = try Machine(restoring: image).snapshot()
        #expect(image == again)
    }

    @Test func oneChangedByteIsRefused() throws {
        let image = try suspended().snapshot()
        for place in stride(from: 0, to: image.count, by: image.count > 20_000 ? 17 : 1) {
            var bytes = image
            bytes[place] ^= UInt8(truncatingIfNeeded: 1 << (place % 8))
            #expect(throws: ImageError.self) { _ = try Machine(restoring: bytes) }
        }
        for count in [0, 7, 8, 39, 40, 68, image.count - 1] {
            #expect(throws: ImageError.self) { _ = try Machine(restoring: Array(image[..<count])) }
        }
    }

    @Test func limitsAndProgramAreCompared() throws {
        let machine = try suspended()
        let image = machine.snapshot(program: 3)
        _ = try Machine(restoring: image, limits: machine.limits, program: 3)
        #expect(throws: ImageError.otherLimits) { _ = try Machine(restoring: image, limits: MachineLimits()) }
        #expect(throws: ImageError.otherProgram) { _ = try Machine(restoring: image, program: 4) }
    }

    @Test func forkGoesItsOwnWay() throws {
        var machine = try suspended()
        let random = machine.core.state.pointee.randomState
        guard var copy = machine.fork(randomState: random &+ 1) else { throw TestProgram.NoMemory() }
        machine.complete(.integer(1))
        copy.complete(.integer(2))
        let exits = [machine.run(budget: 1000), copy.run(budget: 1000)]
        let results = [machine.result.integer, copy.result.integer]
        let faults = [machine.check(), copy.check()]
        #expect(exits == [.finished, .finished])
        #expect(results == [11, 12])
        #expect(faults == [nil, nil])
        #expect(copy.core.state.pointee.randomState == random &+ 1)
    }

    /// Wherever the host may save a machine it can be restored: at each of its calls, and behind the answer.
    @Test(arguments: [
        "clock.call(); clock.acall([]);", "seterrorhandler(suspend_); throw 1;",
        "seterrorhandler(suspend_); try { throw 1; } catch (e) { throw 2; }",
        "seterrorhandler(suspend_); [1].map(function(x) { throw x; });",
    ])
    func machinesAreRestoredBehindAnAnswer(source: String) throws {
        var machine = try TestProgram().makeMachine()
        machine = try Machine(restoring: machine.snapshot())
        let body = machine.load(try compile(Array(source.utf8), name: "answer.nut"))
        machine.start(try #require(body))
        var calls = 0
        while case .hostCall = machine.run(budget: 1_000) {
            machine = try Machine(restoring: machine.snapshot())
            machine.complete(.integer(1))
            machine = try Machine(restoring: machine.snapshot())
            calls += 1
        }
        #expect(calls > 0)
    }

    @Test func parametersThatWereNotGivenAreNull() throws {
        let machine = try suspended()
        let values = [machine.hostArgument(0), machine.hostArgument(1), machine.hostArgument(200)]
        #expect(values == [.integer(0), .null, .null])
    }

    /// A machine that waits in `return suspend_(0) + 10`.
    private func suspended() throws -> Machine {
        var machine = try TestProgram().makeMachine()
        let body = machine.load(try compile(Array("return suspend_(0) + 10;".utf8), name: "s.nut"))
        machine.start(try #require(body))
        let exit = machine.run(budget: 1000)
        #expect(exit == .hostCall(TestProgram.suspendID))
        return machine
    }
}
