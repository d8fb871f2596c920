import Foundation
import Testing

@testable import ImpCommand

/// The probes print what the reference printed, line by line, but for the differences that `Conformance/README.md`
/// lists.
@Suite struct ProbeTests {
    /// A row of the table of differences.
    struct Difference: Equatable {
        var probe: String
        var recorded: String
        var ours: String
    }

    @Test(arguments: ConformanceProgram.all(below: "probes"))
    func matchesTheReference(probe: ConformanceProgram) throws {
        let recorded = comparableLines(try #require(probe.expectedOutput))
        let ours = comparableLines(try probe.run().printed)
        try #require(recorded.count == ours.count)
        let name = String(probe.fileName.dropLast(4))
        let found = zip(recorded, ours).filter { $0 != $1 }
            .map { Difference(probe: name, recorded: $0.0, ours: $0.1) }
        #expect(found == (try Self.listed()).filter { $0.probe == name })
    }

    /// Rows of the form ``| probe | `recorded` | `ours` | reason |``.
    private static func listed() throws -> [Difference] {
        let text = try String(contentsOf: ConformanceProgram.folder.appending(path: "README.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[1].hasPrefix("`"), cells[2].hasPrefix("`") else { return nil }
            return Difference(
                probe: cells[0], recorded: String(cells[1].dropFirst().dropLast()),
                ours: String(cells[2].dropFirst().dropLast()))
        }
    }
}
