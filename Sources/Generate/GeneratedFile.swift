import Foundation

/// A file whose content follows from a table: the opcodes of `SquirrelVM`, the data of modules.
struct GeneratedFile {
    /// Where it stands in the repository.
    let path: String
    let content: String

    /// The folder of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// - Throws: where a module's data file cannot be read.
    static func all() throws -> [GeneratedFile] {
        [
            GeneratedFile(path: "Sources/SquirrelVM/Bytecode/Opcode.swift", content: opcodeEnum()),
            GeneratedFile(path: "Sources/ImpHardware/Modules/ModuleData+All.swift", content: try moduleTable()),
            GeneratedFile(path: "docs/bytecode.md", content: bytecodeManual()),
        ]
    }
}
