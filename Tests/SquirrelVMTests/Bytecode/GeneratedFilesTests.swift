import Foundation
import SquirrelVM
import Testing

@testable import generate

/// What is written by `make generate` is what the tables say.
@Suite struct GeneratedFilesTests {
    @Test func committedFilesAreCurrent() throws {
        for file in try GeneratedFile.all() {
            let committed = try String(contentsOf: GeneratedFile.root.appending(path: file.path), encoding: .utf8)
            #expect(committed == file.content, "\(file.path): run `make generate`")
        }
    }

    @Test func tableAndEnumAgree() {
        #expect(opcodeTable.count == Opcode.allCases.count)
        for opcode in Opcode.allCases {
            #expect("\(opcodeTable[Int(opcode.rawValue)].name)" == "\(opcode)")
        }
    }
}
