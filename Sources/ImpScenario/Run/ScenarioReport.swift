public import ImpRuntime

/// What became of a scenario's expectations.
public struct ScenarioReport: Codable, Equatable, Sendable {
    public var file: String
    public var name: String
    public var seed: UInt64
    /// In the order of the steps; waits that held are not among them.
    public var verdicts: [Verdict] = []
    /// Steps that began later than they say.
    public var delays: [Delay] = []
    /// When the run ended, since its start.
    public var end = TimeSpan.zero

    public struct Verdict: Codable, Equatable, Sendable {
        public var place: Place
        /// The step in one line.
        public var title: String
        public var held: Bool
        /// When that was decided, since the start of the run.
        public var time: TimeSpan
        /// Instead of what is expected; nil where it held.
        public var seen: String?
    }

    public struct Delay: Codable, Equatable, Sendable {
        public var place: Place
        public var title: String
        public var lateness: TimeSpan
    }

    public var failures: Int { verdicts.count { !$0.held } }
    /// Whether every expectation held.
    public var held: Bool { failures == 0 }

    /// A line for each expectation and each delay, and one for all.
    public var text: String {
        let lines = verdicts.map(line) + delays.map(line)
        let sum =
            "\(verdicts.count) expectation\(verdicts.count == 1 ? "" : "s"), \(failures) failed;"
            + " ended at \(clockText(end)), seed \(seed)"
        return (lines + [sum]).joined(separator: "\n") + "\n"
    }

    private func line(_ verdict: Verdict) -> String {
        let result = verdict.held ? "held" : "FAILED"
        let seen = verdict.seen.map { "; seen instead: \($0)" } ?? ""
        return "\(file):\(verdict.place): \(result) at \(clockText(verdict.time)): \(verdict.title)\(seen)"
    }

    private func line(_ delay: Delay) -> String {
        "\(file):\(delay.place): began \(clockText(delay.lateness)) late: \(delay.title)"
    }
}

/// `12:00:05.250`: hours, minutes, seconds and milliseconds.
func clockText(_ span: TimeSpan) -> String {
    let milliseconds = span.nanoseconds / 1_000_000
    return "\(milliseconds / 3_600_000):\(padded(milliseconds / 60_000 % 60, 2)):"
        + "\(padded(milliseconds / 1_000 % 60, 2)).\(padded(milliseconds % 1_000, 3))"
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
