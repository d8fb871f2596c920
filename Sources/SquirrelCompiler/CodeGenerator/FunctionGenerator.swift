import SquirrelVM

/// A variable in scope and the register it lives in.
struct PlacedVariable {
    var local: UInt32
    var register: Int
    var start: UInt32
}

/// What `break` and `continue` mean here.
struct JumpTargets {
    var breakLabel: Label
    /// Nil in a switch, which leaves `continue` to the loop around it.
    var continueLabel: Label?
    /// Variables in scope outside of the body.
    var variables: Int
}

/// Generates one function.
///
/// Registers are a stack: variables in scope, then temporaries. `code.top` is the next free one. Methods that evaluate
/// an expression leave it as they found it unless they say otherwise.
struct FunctionGenerator {
    let tree: SyntaxTree
    let symbols: SymbolTable
    let number: Int
    let function: FunctionNode

    var code = CodeBuffer()
    let constants: ConstantPool
    /// By number of a local: its register.
    var registers: [UInt8]
    var variables: [PlacedVariable] = []
    var targets: [JumpTargets] = []
    /// `try` bodies around the current statement.
    var tryDepth = 0
    /// Expressions whose first operand is being looked for; see `chain`.
    var spine: [ExpressionID] = []

    private var registerCount = 1
    private var cacheCount = 0
    private var innerFunctions: [UInt32] = []
    private var handlers: [ExceptionHandler] = []
    private var debugVariables: [LocalVariable] = []
    private(set) var failure: CompileError?

    init(_ parsed: ParsedProgram, number: Int, constants: ConstantPool) {
        tree = parsed.tree
        symbols = parsed.symbols
        self.number = number
        function = parsed.tree.functions[number]
        self.constants = constants
        constants.clear()
        registers = Array(repeating: 0, count: function.locals.count)
    }

    mutating func generate() {
        code.position = function.position
        for local in 0..<function.parameterCount + (function.isVariadic ? 1 : 0) { declare(UInt32(local), take()) }
        if function.isGenerator { _ = take() }
        switch function.body {
        case .statements(let list): generate(list)
        case .statement(let statement): generate(statement)
        case .value(let value, let position):
            code.position = position
            returnValue(value)
        }
        code.position.line = function.endLine
        code.emitLast(.returnNull)
        removeVariables(downTo: 0)
        if code.isTooLarge { fail(.functionTooLarge) }
    }

    /// The finished function. `parentRegisters` holds the registers of all functions generated so far.
    func finish(parentRegisters: [[UInt8]]) -> FunctionCode {
        var result = FunctionCode()
        result.name = function.name.map { symbols.text(of: $0) }
        result.source = function.position.source
        result.line = function.position.line
        result.parameterCount = UInt8(truncatingIfNeeded: function.parameterCount)
        result.defaultCount = UInt8(truncatingIfNeeded: function.defaults.count)
        result.isVariadic = function.isVariadic
        result.isGenerator = function.isGenerator
        result.assignsThis = function.assignsThis
        result.registerCount = UInt8(truncatingIfNeeded: registerCount)
        result.cacheCount = UInt16(cacheCount)
        result.code = code.words
        result.constants = constants.constants
        result.functions = innerFunctions
        result.outers = function.outers.map { capture($0.source, parentRegisters) }
        result.outerNames = function.outers.map { symbols.text(of: $0.name) }
        result.lines = code.lines
        result.live = code.live
        result.handlers = handlers
        result.locals = debugVariables
        result.parameterNames = function.locals.prefix(function.parameterCount).map { local in
            local.name.map { symbols.text(of: $0) } ?? []
        }
        return result
    }

    private func capture(_ source: CaptureSource, _ parentRegisters: [[UInt8]]) -> OuterCapture {
        switch source {
        case .local(let local): .register(parentRegisters[Int(function.parent ?? 0)][Int(local)])
        case .outer(let outer): .outer(UInt16(truncatingIfNeeded: outer))
        }
    }

    /// Notes the first failure of the function. Generation goes on, as nobody will see the code.
    mutating func fail(_ diagnostic: Diagnostic) {
        guard failure == nil else { return }
        failure = CompileError(
            message: diagnostic.text, line: code.position.line, column: code.position.column,
            source: symbols.text(of: tree.sources[Int(code.position.source)]))
    }
}

// MARK: - Registers and variables

extension FunctionGenerator {
    /// Puts the next free register in use.
    mutating func take() -> Int {
        let register = code.top
        code.top += 1
        if code.top > registerCount { grow() }
        return register
    }

    private mutating func grow() {
        registerCount = code.top
        if registerCount > Limits.registers { fail(.tooManyLocals) }
    }

    /// A variable comes into scope in a register that has its value.
    mutating func declare(_ local: UInt32, _ register: Int) {
        registers[Int(local)] = UInt8(truncatingIfNeeded: register)
        variables.append(PlacedVariable(local: local, register: register, start: code.pc))
    }

    func register(of local: UInt32) -> Int { Int(registers[Int(local)]) }

    /// The register of the first captured variable of those declared since there were `count`, if any.
    func firstCaptured(since count: Int) -> Int? {
        variables[count...].first { function.locals[Int($0.local)].isCaptured }?.register
    }

    /// Ends the scope that began when there were `count` variables, the first free register being `top`.
    mutating func endScope(_ count: Int, _ top: Int) {
        if let register = firstCaptured(since: count) { code.emit(.closeOuters, register) }
        removeVariables(downTo: count)
        code.top = top
    }

    private mutating func removeVariables(downTo count: Int) {
        for variable in variables[count...] where variable.start < code.pc {
            guard let name = function.locals[Int(variable.local)].name else { continue }
            debugVariables.append(
                LocalVariable(
                    name: symbols.text(of: name), register: UInt8(truncatingIfNeeded: variable.register),
                    start: variable.start, end: code.pc))
        }
        variables.removeSubrange(count...)
    }

    mutating func addHandler(from start: UInt32, register: Int) {
        handlers.append(
            ExceptionHandler(start: start, end: code.pc, target: 0, register: UInt8(truncatingIfNeeded: register)))
    }

    /// Lets the handler added last begin here.
    mutating func beginHandler(_ index: Int) {
        handlers[index].target = code.pc
        code.beginHandler()
    }

    var handlerCount: Int { handlers.count }

    /// The number of an inner function in this function's list.
    mutating func addInner(_ function: UInt32) -> UInt32 {
        innerFunctions.append(function)
        return UInt32(innerFunctions.count - 1)
    }

    /// A new inline cache; nil when a function has as many as an instruction can name.
    mutating func newCache() -> UInt32? {
        guard cacheCount < 65535 else { return nil }
        cacheCount += 1
        return UInt32(cacheCount - 1)
    }
}
