import Testing

/// Every diagnostic with the reference's wording and position.
struct CompileErrorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var snippet: String
        var expected: String
        var testDescription: String { snippet }

        init(_ line: Substring) {
            let parts = line.split(separator: "  =>  ", maxSplits: 1, omittingEmptySubsequences: false)
            snippet = String(parts[0].replacing("\\n", with: "\n").replacing("\\\"", with: "\""))
            expected = String(parts[1])
        }

        static let all = compileErrorTable.split(separator: "\n").map(Row.init)
    }

    @Test func tableIsComplete() {
        #expect(Row.all.count == 281)
        #expect(Row.all.count { $0.expected == "OK" } == 97)
    }

    @Test(arguments: Row.all)
    func matchesTheReference(row: Row) {
        #expect(outcome(of: row.snippet) == row.expected)
    }
}
