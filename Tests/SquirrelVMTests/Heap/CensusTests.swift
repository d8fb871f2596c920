import SquirrelCompiler
import SquirrelVM
import Testing

@Suite struct CensusTests {
    /// The shapes of what a program holds when it calls `answer`, those of an empty program taken away.
    private func shapes(_ source: String) throws -> [ObjectShape] {
        var shapes = try all(source)
        for shape in try all("") {
            if let index = shapes.firstIndex(of: shape) { shapes.remove(at: index) }
        }
        return shapes.filter { if case .prototype = $0 { false } else { true } }
    }

    private func all(_ source: String) throws -> [ObjectShape] {
        var machine = try TestProgram().makeMachine()
        let program = try compile(Array((source + "\nanswer(7);").utf8), name: "test.nut")
        machine.start(try unwrap(machine.load(program)))
        guard machine.run(budget: 100_000) == .hostCall(TestProgram.answerID) else { throw TestFailure() }
        var shapes: [ObjectShape] = []
        machine.visitObjects(shared: true) { shapes.append($0) }
        machine.complete(.null)
        guard machine.run(budget: 100_000) == .finished, machine.check() == nil else { throw TestFailure() }
        return shapes
    }

    @Test(
        arguments: [
            ("local a = array(10);", [ObjectShape.array(capacity: 10)]),
            ("local t = {};", [.table(nodes: 0)]),
            ("local t = { [1] = 1, [2] = 2, [3] = 3, [4] = 4, [5] = 5 };", [.table(nodes: 8)]),
            ("local a = [format(\"%04d\", 7)];", [.array(capacity: 1), .string(bytes: 4), .string(bytes: 4)]),
            ("local b = blob(100);", [.instance(fields: 0), .buffer(bytes: 100)]),
        ] as [(String, [ObjectShape])])
    func countWhatAProgramHolds(_ source: String, _ wanted: [ObjectShape]) throws {
        let found = try shapes(source)
        for shape in wanted { #expect(found.contains(shape), "\(found)") }
    }

    @Test func passOverWhatNothingHolds() throws {
        let found = try shapes("for (local i = 0; i < 500; i++) { local a = array(33); a = null; }")
        #expect(!found.contains(.array(capacity: 33)))
    }

    @Test func countCyclesAsARealReferenceCountDoes() throws {
        let found = try shapes("for (local i = 0; i < 9; i++) { local a = array(33); a[0] = a; a = null; }")
        #expect(found.filter { $0 == .array(capacity: 33) }.count == 9)
    }

    @Test func keepTheArgumentsOfAHostCall() throws {
        var machine = try TestProgram().makeMachine()
        let program = try compile(Array("return answer(format(\"%s-%s\", \"a\", \"b\"));".utf8), name: "test.nut")
        machine.start(try unwrap(machine.load(program)))
        guard machine.run(budget: 100_000) == .hostCall(TestProgram.answerID) else { throw TestFailure() }
        machine.visitObjects(shared: true) { _ in }
        machine.visitObjects(shared: true) { _ in }
        let argument = machine.hostArgument(0)
        machine.complete(argument)
        guard machine.run(budget: 100_000) == .finished else { throw TestFailure() }
        let bytes = machine.bytes(machine.result)
        #expect(bytes == Array("a-b".utf8))
    }

    @Test func leaveOutWhatATemplateBrings() throws {
        var original = try TestProgram().makeMachine()
        let template = try unwrap(original.makeTemplate())
        guard var machine = Machine(template) else { throw TestFailure() }
        var (own, all) = (0, 0)
        machine.visitObjects(shared: false) { _ in own += 1 }
        machine.visitObjects(shared: true) { _ in all += 1 }
        #expect(own == 0 && all > 100)
    }
}
