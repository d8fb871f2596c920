/// A file whose content follows from the tables in `SquirrelVM`.
struct GeneratedFile {
    /// Where it stands in the repository.
    let path: String
    let content: String

    static var all: [GeneratedFile] {
        [
            GeneratedFile(path: "Sources/SquirrelVM/Bytecode/Opcode.swift", content: opcodeEnum()),
            GeneratedFile(path: "docs/bytecode.md", content: bytecodeManual()),
        ]
    }
}
