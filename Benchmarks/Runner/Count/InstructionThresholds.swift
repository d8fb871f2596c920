import FoundationEssentials

/// How many instructions each program took when it was last agreed on: a file of JSON, one line for each program.
struct InstructionThresholds: Equatable {
    var counts: [String: Int]

    static let path = "Benchmarks/Thresholds/instructions.json"
    /// What a count may differ by.
    static let tolerancePercent = 2

    static func read() throws -> InstructionThresholds { try parse(File.read(path)) }

    static func parse(_ text: String) throws -> InstructionThresholds {
        do {
            return InstructionThresholds(counts: try JSONDecoder().decode([String: Int].self, from: Data(text.utf8)))
        } catch {
            throw BenchmarkError("\(path) is not a table of names and numbers: \(error)")
        }
    }

    func write() throws { try File.write(jsonText(counts) + "\n", to: Self.path) }

    /// How a count stands to its threshold.
    func judge(_ program: String, _ count: Int) -> InstructionCount {
        guard let threshold = counts[program] else {
            return InstructionCount(program: program, count: count, threshold: nil, change: nil, verdict: .unknown)
        }
        let change = Double(count) / Double(threshold) - 1
        // In whole numbers, so that exactly 2 % is within.
        let difference = (count - threshold) * 100
        let allowed = threshold * Self.tolerancePercent
        let verdict: InstructionCount.Verdict =
            difference > allowed ? .above : difference < -allowed ? .below : .within
        return InstructionCount(program: program, count: count, threshold: threshold, change: change, verdict: verdict)
    }
}

/// A program's count beside its threshold.
struct InstructionCount: Encodable, Equatable {
    enum Verdict: String, Encodable {
        case within, above, below
        /// There is no threshold yet.
        case unknown
    }

    let program: String
    let count: Int
    let threshold: Int?
    /// The share by which the count is above its threshold.
    let change: Double?
    let verdict: Verdict
}
