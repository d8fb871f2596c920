/// A comparison as a table with its verdicts.
struct ComparisonReport: Report {
    let comparison: Comparison

    var passes: Bool { comparison.differing.isEmpty && comparison.verdicts.allHold }

    var text: String {
        var parts = [table.text, comparison.verdicts.text]
        if !comparison.differing.isEmpty {
            parts.append("Outputs differ: \(comparison.differing.joined(separator: ", "))")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var others: [Engine.Role] { comparison.roles.filter { $0 != .imp } }

    /// Seconds of every engine, then how many times as long as ours the others take.
    private var table: MarkdownTable {
        var table = MarkdownTable(
            ["seconds"] + comparison.roles.map(\.rawValue) + others.map { "\($0.rawValue) / imp" })
        for row in comparison.rows {
            table.add(
                [row.program] + comparison.roles.map { figure(row.seconds[$0], 3) }
                    + others.map { figure(row.ratio($0), 2) })
        }
        table.add(
            ["geometric mean"] + comparison.roles.map { _ in "" }
                + others.map { figure(comparison.meanRatio($0), 2) })
        return table
    }

    private func figure(_ value: Double?, _ places: Int) -> String { value.map { decimal($0, places) } ?? "" }

    private enum Key: String, CodingKey {
        case rounds, programs, meanRatios, verdicts
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(comparison.rounds, forKey: .rounds)
        try fields.encode(comparison.rows, forKey: .programs)
        let means = others.compactMap { role in comparison.meanRatio(role).map { (role, $0) } }
        try fields.encode(Dictionary(uniqueKeysWithValues: means), forKey: .meanRatios)
        try fields.encode(comparison.verdicts, forKey: .verdicts)
    }
}
