import SquirrelVM

/// Makes the bytecode of every function of a parsed program.
///
/// Functions are generated one after the other, never nested, so the depth of the host's stack depends on the nesting
/// of expressions and statements alone. A parent comes before its children, which need to know in which of its
/// registers the variables that they capture are.
func generate(_ parsed: ParsedProgram) throws(CompileError) -> Program {
    var program = Program()
    program.sources = parsed.tree.sources.map { parsed.symbols.text(of: $0) }
    program.functions.reserveCapacity(parsed.tree.functions.count)
    var registers: [[UInt8]] = []
    let constants = ConstantPool(symbolCount: parsed.symbols.count)
    for number in parsed.tree.functions.indices {
        var generator = FunctionGenerator(parsed, number: number, constants: constants)
        generator.generate()
        if let failure = generator.failure { throw failure }
        program.functions.append(generator.finish(parentRegisters: registers))
        registers.append(generator.registers)
    }
    return program
}
