import Foundation
import Testing

@testable import ImpCommand

@Suite struct ExitStatusTests {
    @Test func numbersAreFixed() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 6, 7, 8, 42])
    }

    @Test func documentationHasTheSameTable() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/exit-codes.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
            .filter { $0.wholeMatch(of: /\| \d+ \| .* \|/) != nil }
        #expect(rows.map(String.init) == ExitStatus.allCases.map { "| \($0.rawValue) | \($0.meaning) |" })
    }
}
