import Foundation
import ProgramGenerator
import Testing

/// Fuzz/RandomPrograms.md lists the rules as they are.
@Test(arguments: AvoidanceRule.allCases)
func ruleIsDocumented(rule: AvoidanceRule) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Fuzz/RandomPrograms.md"), encoding: .utf8)
    #expect(text.contains("| `\(rule.rawValue)` | \(rule.reason) |\n"))
}
