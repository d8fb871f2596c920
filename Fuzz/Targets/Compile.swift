import SquirrelCompiler
import SquirrelVM

/// Any bytes compile to a program that the verifier accepts, or to an error; always to the same.
public func fuzzCompile(_ input: UnsafeRawBufferPointer) {
    let source = [UInt8](input)
    let first = compiled(source)
    require(first == compiled(source), "compiling twice gives two results")
    guard case .success(let program) = first else { return }
    if let error = verify(program) { broken("a compiled program is refused: \(error)") }
    let image = program.encoded()
    guard let decoded = try? Program(decoding: image) else { broken("the image of a compiled program is refused") }
    require(decoded == program, "a program's image holds another program")
    _ = disassemble(program)
}

func compiled(_ source: [UInt8]) -> Result<Program, CompileError> {
    do throws(CompileError) {
        return .success(try compile(source, name: "fuzz.nut"))
    } catch {
        return .failure(error)
    }
}
