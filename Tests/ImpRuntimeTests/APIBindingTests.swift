import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpRuntime

struct APIBindings {
    /// Objects in objects: `imp.net.getstate` beside `imp.sleep`, two levels down where nothing else is.
    @Test func reachObjectsInObjects() throws {
        let table = APITable<Script>(
            functions: [
                APIFunction(0, "imp.net.getstate", prose: "") { _ in .null },
                APIFunction(1, "imp.sleep", prose: "") { _ in .null },
            ],
            constants: [APIConstant("a.b.c", 7, prose: ""), APIConstant("imp.net.UP", 3, prose: "")])
        guard var machine = Machine(dialect: .device) else { throw DataFailure.outOfMemory }
        let classes = table.bind(to: &machine, module: .imp001)
        #expect(classes?.count == 0)
        let source = """
            return [a.b.c, imp.net.UP, "getstate" in imp.net, "sleep" in imp, "net" in getroottable(), "UP" in imp];
            """
        let main = machine.load(try compile(Array(source.utf8), name: "t"))
        machine.start(try #require(main))
        let exit = machine.run(budget: 100)
        #expect(exit == .finished)
        let list = machine.result
        let found = (0..<6).map { machine.element(list, $0) }
        #expect(found == [.integer(7), .integer(3), .bool(true), .bool(true), .bool(false), .bool(false)])
    }
}
