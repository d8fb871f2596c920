import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpOS

@Suite struct MemoryAccounts {
    private static let function = PrototypeShape(
        codeWords: 100, constants: 5, parameters: 2, functions: 1, outers: 1, lines: 10, locals: 3, defaults: 1)

    private static let sizes: [(ObjectShape, Int)] = [
        (.string(bytes: 0), 40), (.string(bytes: 1), 48), (.string(bytes: 100), 144), (.table(nodes: 0), 144),
        (.table(nodes: 4), 144), (.table(nodes: 8), 224), (.array(capacity: 0), 48), (.array(capacity: 10), 136),
        (.closure(values: 0), 56), (.closure(values: 2), 72), (.native, 72), (.classObject, 240),
        (.instance(fields: 0), 64), (.instance(fields: 1), 64), (.instance(fields: 3), 80),
        (.generator(registers: 4), 152), (.weakReference, 32), (.outer, 56), (.buffer(bytes: 0), 32),
        (.buffer(bytes: 1_000), 1_040), (.prototype(function), 208),
    ]

    @Test(arguments: sizes)
    func haveTheSizesOf32Bits(_ shape: ObjectShape, _ bytes: Int) {
        #expect(ObjectSizes.bytes(of: shape, codeInRAM: false) == bytes)
    }

    @Test func countCodeWhereItIsInMemory() {
        #expect(ObjectSizes.bytes(of: .prototype(Self.function), codeInRAM: true) == 752)
    }

    /// Free memory at the end of a program whose machine came from a template.
    private func free(_ source: String) throws -> Int? {
        guard var machine = Machine(dialect: .device),
            let body = machine.load(try compile(Array(source.utf8), name: "m")), let root = machine.addRoot(body),
            let template = machine.makeTemplate(), var device = Machine(template), let main = device.value(of: root)
        else { return nil }
        device.start(main)
        guard device.run(budget: 1_000_000) == .finished else { return nil }
        return MemoryAccount(budget: 80_000, codeInRAM: false, of: &device).free
    }

    @Test("R35: an empty program finds the whole budget free")
    func emptyProgram() throws {
        #expect(try free("") == 80_000)
    }

    @Test("R35: memory that was let go is free again")
    func released() throws {
        let held = try free("a <- array(1000);")
        #expect(try free("a <- array(1000); a = array(1000);") == held)
        #expect(held.map { $0 < 80_000 - 8_000 } == true)
        let empty = try free("a <- null;")
        #expect(try free("a <- null; for (local i = 0; i < 100; i++) { local t = { x = i }; }") == empty)
    }

    @Test func neverSayLessThanNothing() {
        var account = MemoryAccount(budget: 100, codeInRAM: false)
        account.add(.buffer(bytes: 1_000))
        #expect(account.free == 0 && account.isExhausted)
    }
}
