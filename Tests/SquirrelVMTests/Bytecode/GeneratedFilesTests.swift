import Foundation
import SquirrelVM
import Testing

@testable import generate

/// What is written by `make generate` is what the tables say.
@Suite struct GeneratedFilesTests {
    @Test(arguments: GeneratedFile.all.map(\.path))
    func committedFileIsCurrent(_ path: String) throws {
        let file = try #require(GeneratedFile.all.first { $0.path == path })
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let committed = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        #expect(committed == file.content, "run `make generate`")
    }

    @Test func tableAndEnumAgree() {
        #expect(opcodeTable.count == Opcode.allCases.count)
        for opcode in Opcode.allCases {
            #expect("\(opcodeTable[Int(opcode.rawValue)].name)" == "\(opcode)")
        }
    }
}
