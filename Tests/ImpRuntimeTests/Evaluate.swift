import ImpRuntime
import SquirrelCompiler
import SquirrelVM
import Testing

/// Runs `return <expression>` on a new machine and hands its result to `body`.
@discardableResult
func evaluate<T>(_ expression: String, _ body: (inout Machine, Value) throws -> T) throws -> T {
    let program = try compile(Array("return \(expression);".utf8), name: "test")
    guard var machine = Machine(dialect: .agent), let main = machine.load(program) else {
        throw DataFailure.outOfMemory
    }
    machine.start(main)
    var exit = machine.run(budget: 1_000_000)
    while exit == .interrupted { exit = machine.run(budget: 1_000_000) }
    #expect(exit == .finished)
    return try body(&machine, machine.result)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
