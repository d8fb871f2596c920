/// What is wrong inside one function.
struct FunctionFault: Error {
    var pc: Int?
    var problem: VerificationProblem
}

/// Checks one function: its shape, then each instruction by its row of the opcode table, the tables beside the code,
/// and last how values flow from instruction to instruction.
struct FunctionVerifier {
    let function: FunctionCode
    /// What stands at the places of `function.functions`.
    let inner: [InnerFunction]
    /// Number of source files that line entries may name.
    let sources: Int

    /// By word: whether an instruction begins there.
    var starts: [Bool] = []
    /// By word: how many registers are live before the instruction there.
    var live: [UInt16] = []
    /// By word: the row of the innermost exception handler around it, -1 for none.
    var handlers: [Int32] = []

    init(_ function: FunctionCode, inner: [InnerFunction], sources: Int) {
        self.function = function
        self.inner = inner
        self.sources = sources
    }

    /// Where captured variables may be in registers; nil where no inner function captures any.
    @discardableResult
    mutating func run() throws(FunctionFault) -> CaptureFlow? {
        try checkShape()
        try checkInstructions()
        try checkJumps()
        try checkTables()
        try checkFlow()
        if inner.allSatisfy({ $0.captured == RegisterSet() }) { return nil }
        var captures = CaptureFlow(self)
        try captures.run()
        return captures
    }

    var registerCount: Int { Int(function.registerCount) }
    /// The register of the running generator, nil in plain functions.
    var generatorRegister: Int? { function.isGenerator ? firstFree : nil }
    /// First register behind parameters and `vargv`.
    var firstFree: Int { Int(function.parameterCount) + (function.isVariadic ? 1 : 0) }

    // MARK: Shape

    /// Words of code: what the 24-bit distance of a jump can span.
    static let mostCode = 1 << 23
    /// Bytes that a function may take in the block.
    static let mostBytes = 1 << 28

    private func checkShape() throws(FunctionFault) {
        func require(_ condition: Bool, _ problem: VerificationProblem) throws(FunctionFault) {
            if !condition { throw FunctionFault(pc: nil, problem: problem) }
        }
        let parameters = Int(function.parameterCount)
        try require(parameters >= 1, .parameters)
        try require(function.defaultCount == 0 || !function.isVariadic, .defaults)
        try require(Int(function.defaultCount) < parameters, .defaults)
        try require(registerCount >= firstFree + (function.isGenerator ? 1 : 0), .registers)
        try require(Int(function.source) < sources, .source)
        let names = function.parameterNames.count
        try require(names == 0 || names == parameters || function.isVariadic && names == parameters + 1, .names)
        try require(function.outerNames.isEmpty || function.outerNames.count == function.outers.count, .names)
        try require(function.outers.count <= 0xFFFF && function.code.count <= Self.mostCode, .tooLarge)
        let words = function.code.count + function.functions.count + function.outers.count + 3 * function.lines.count
        let wide = Int(function.cacheCount) + function.constants.count + function.live.count
        let rows = function.handlers.count + function.locals.count
        try require(words * 4 + wide * 8 + rows * 16 <= Self.mostBytes, .tooLarge)
    }

    // MARK: Jumps

    private func checkJumps() throws(FunctionFault) {
        try forEachInstruction { (instruction) throws(FunctionFault) in
            guard let distance = instruction.distance, let target = instruction.target else { return }
            if instruction.goesBack != (distance < 0) {
                throw FunctionFault(pc: instruction.pc, problem: .jumpDirection)
            }
            if target < 0 || target >= starts.count || !starts[target] {
                throw FunctionFault(pc: instruction.pc, problem: .jumpTarget)
            }
        }
    }

    /// Calls `body` with each instruction in turn; they were found to be well-formed before.
    func forEachInstruction(
        _ body: (Instruction) throws(FunctionFault) -> Void
    ) throws(FunctionFault) {
        var pc = 0
        while pc < function.code.count, let instruction = Instruction(function.code, at: pc) {
            try body(instruction)
            pc = instruction.next
        }
    }

    /// How many default values a `closure` instruction takes.
    func defaults(of instruction: Instruction) -> Int {
        instruction.spec.ext == .function ? inner[Int(instruction.second)].defaultCount : 0
    }
}
