import ProgramGenerator
import SquirrelCompiler
import SquirrelVM
import Testing

/// Every instruction that a program may contain is in some of a thousand random programs.
@Suite struct OpcodeReachTests {
    @Test func everyOpcodeIsReached() throws {
        var missing = Set(opcodeTable.indices.filter { !opcodeTable[$0].effects.contains(.internalOnly) })
        for seed in UInt64(0)..<1_000 where !missing.isEmpty {
            let program = try compile(Array(GeneratedProgram(seed: seed).source.utf8), name: "test.nut")
            for function in program.functions { missing.subtract(opcodes(function.code)) }
        }
        #expect(missing.map { "\(opcodeTable[$0].name)" } == [])
    }

    private func opcodes(_ code: [UInt32]) -> Set<Int> {
        var found: Set<Int> = []
        var position = 0
        while position < code.count {
            let number = Int(code[position] & 0xFF)
            found.insert(number)
            position += opcodeTable[number].words
        }
        return found
    }
}
