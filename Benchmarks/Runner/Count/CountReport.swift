/// Counts of instructions beside their thresholds.
struct CountReport: Report {
    let programs: [InstructionCount]

    var passes: Bool { named(.above).isEmpty && named(.unknown).isEmpty }

    var text: String { ([table.text] + advice).joined(separator: "\n\n") }

    private var table: MarkdownTable {
        var table = MarkdownTable(["instructions", "count", "threshold", "change"])
        for row in programs {
            table.add([
                row.program, "\(row.count)", row.threshold.map { "\($0)" } ?? "",
                row.change.map { decimal($0 * 100, 2) + " %" } ?? "",
            ])
        }
        return table
    }

    /// What to do about those that are not within their tolerance.
    private var advice: [String] {
        [
            advice(.above, "more than 2 % above the threshold"),
            advice(.unknown, "without a threshold; 'benchmarks count --update' sets it"),
            advice(.below, "more than 2 % better; 'benchmarks count --update' keeps it so"),
        ].compactMap { $0 }
    }

    private func advice(_ verdict: InstructionCount.Verdict, _ text: String) -> String? {
        let names = named(verdict)
        return names.isEmpty ? nil : "\(names.joined(separator: ", ")): \(text)"
    }

    private func named(_ verdict: InstructionCount.Verdict) -> [String] {
        programs.filter { $0.verdict == verdict }.map(\.program)
    }
}
