import SquirrelCompiler
import SquirrelVM

/// A program that is the same for every input. Kept as an image: the leak checker does not see what only values with
/// tagged pointers hold.
struct FixedProgram {
    private let image: [UInt8]

    init(_ source: String) {
        switch compiled(Array(source.utf8)) {
        case .success(let program): image = program.encoded()
        case .failure(let error): broken("a fixed program does not compile: \(error)")
        }
    }

    var program: Program {
        guard let program = try? Program(decoding: image) else { broken("a program's image is refused") }
        return program
    }
}
