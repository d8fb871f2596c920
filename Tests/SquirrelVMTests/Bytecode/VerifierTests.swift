import SquirrelVM
import Testing

/// Each rule of the verifier: a small program that breaks it and no other.
@Suite struct VerifierTests {
    struct Case: CustomStringConvertible, Sendable {
        let description: String
        let problem: VerificationProblem
        let change: @Sendable (inout HandMadeProgram) -> Void

        init(
            _ description: String, _ problem: VerificationProblem,
            _ change: @escaping @Sendable (inout HandMadeProgram) -> Void
        ) {
            self.description = description
            self.problem = problem
            self.change = change
        }
    }

    /// `x <- 5; return x` by hand, with a constant, a cache and an inner function.
    static var sound: HandMadeProgram {
        var made = HandMadeProgram(
            [
                word(.loadInteger, 2, 5), word(.closure, 3, 4), 0, word(.setField, 0, 2), field(0, cache: 0),
                word(.return, 2),
            ],
            live: [(0, 2), (1, 3), (5, 3)])
        made.body.constants = [.string(Array("x".utf8)), .null]
        made.body.cacheCount = 1
        made.inner = [HandMadeProgram.innerFunction()]
        return made
    }

    @Test func soundProgramPasses() {
        #expect(verify(Self.sound.program) == nil)
    }

    @Test(arguments: [
        Case("no code", .runsOff) { $0.body.code = [] },
        Case("plain body", .notMain) { $0.body.isVariadic = false },
        Case("body that captures", .notMain) { $0.body.outers = [.outer(0)] },
        Case("no this", .parameters) { $0.inner[0].parameterCount = 0 },
        Case("only defaults", .defaults) {
            $0.inner[0].defaultCount = 1
            $0.body.code[1] = word(.closure, 3, 2)
            $0.body.live[1].pc = 1
        },
        Case("too few registers", .registers) { $0.body.registerCount = 1 },
        Case("unknown source", .source) { $0.inner[0].source = 1 },
        Case("names of parameters", .names) { $0.inner[0].parameterNames = [[65], [66]] },
        Case("captured register", .capture) { $0.inner[0].outers = [.register(8)] },
        Case("captured variable", .capture) { $0.inner[0].outers = [.outer(0)] },
        Case("opcode", .opcode) { $0.body.code[0] = 0xFF },
        Case("operand not used", .unusedOperand) { $0.body.code[5] = word(.return, 2, 1) },
        Case("register read", .register) { $0.body.code[5] = word(.return, 8) },
        Case("register written", .register) { $0.body.code[0] = word(.loadInteger, 8, 5) },
        Case("constant", .constant) { $0.body.code[0] = word(.loadConstant, 2, 2) },
        Case("high half of a constant", .constant) { $0.body.code[0] = word(.loadConstant, 2, 0, 1) },
        Case("key", .constant) { $0.body.code[4] = field(2, cache: 0) },
        Case("null as key", .fieldKey) { $0.body.code[4] = field(1, cache: 0) },
        Case("cache", .cache) { $0.body.code[4] = field(0, cache: 1) },
        Case("no cache", .cache) { $0.body.code[4] = field(0, cache: 0xFFFF) },
        Case("captured variable read", .outer) { $0.body.code[0] = word(.getOuter, 2, 0) },
        Case("inner function", .function) { $0.body.code[2] = 1 },
        Case("internal", .internalOnly) { $0.body.code[5] = word(.halt) },
        Case("yield", .generatorOnly) { $0.body.code[0] = word(.yieldNull) },
        Case("write to this", .assignsThis) { $0.body.code[0] = word(.loadInteger, 0, 5) },
        Case("cut off", .truncated) { $0.body.code.append(word(.loadConstantWide, 2)) },
        Case("runs off", .runsOff) { $0.body.code[5] = word(.loadInteger, 2, 1) },
        Case("jump back", .jumpDirection) { $0.body.code[0] = jump(.jump, by: -1) },
        Case("loop forward", .jumpDirection) { $0.body.code[0] = jump(.loop, by: 0) },
        Case("into an instruction", .jumpTarget) { $0.body.code[0] = jump(.jump, by: 1) },
        Case("behind the end", .jumpTarget) { $0.body.code[0] = jump(.jump, by: 5) },
        Case("far away", .jumpTarget) { $0.body.code[5] = jump(.loop, by: -(1 << 23)) },
        Case("lines", .lineTable) { $0.body.lines = [LineEntry(pc: 6, line: 1, source: 0)] },
        Case("source of a line", .lineTable) { $0.body.lines = [LineEntry(pc: 0, line: 1, source: 1)] },
        Case("no live table", .liveTable) { $0.body.live = [] },
        Case("live table not from 0", .liveTable) { $0.body.live[0].pc = 1 },
        Case("live table not sorted", .liveTable) { $0.body.live.swapAt(1, 2) },
        Case("live table inside", .liveTable) { $0.body.live[2].pc = 4 },
        Case("nothing live", .liveTable) { $0.body.live[0].count = 0 },
        Case("too many live", .liveTable) { $0.body.live[0].count = 9 },
        Case("locals", .localTable) {
            $0.body.locals = [LocalVariable(name: [65], register: 8, start: 0, end: 1)]
        },
        Case("live at entry", .atEntry) { $0.body.live[0].count = 3 },
        Case("dead register read", .notLive) { $0.body.code[5] = word(.return, 3) },
        Case("never written", .notAssigned) { $0.body.live[2].count = 5 },
    ])
    func breakingOneRule(_ example: Case) {
        var made = Self.sound
        example.change(&made)
        #expect(verify(made.program)?.problem == example.problem)
    }

    @Test func functionsFormATree() {
        var program = Self.sound.program
        program.functions.append(HandMadeProgram.innerFunction())
        #expect(verify(program)?.problem == .notATree)
        program.functions[0].functions = [1, 2, 1]
        #expect(verify(program)?.problem == .notATree)
        program.functions[0].functions = [2, 0]
        #expect(verify(program)?.problem == .innerFunction)
        program.functions[0].functions = [1, 3]
        #expect(verify(program)?.problem == .innerFunction)
        program.functions[0].functions = [2, 1]
        #expect(verify(program) == nil)
        #expect(verify(Program())?.problem == .noFunctions)
    }

    @Test func errorTellsWhere() {
        var made = Self.sound
        made.body.code[5] = word(.return, 3)
        let text = verify(made.program).map { String(decoding: $0.text, as: UTF8.self) }
        #expect(text == "function 0, pc 5: reads a register that is not live")
    }
}
