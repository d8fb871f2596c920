/// Times and memory of many machines.
struct MachinesReport: Report {
    let count: Int
    let times: MachineTimes
    /// Memory of its own that an idle device's script has, in bytes.
    let deviceBytes: Double
    let agentBytes: Double

    private enum Key: String, CodingKey {
        case count, times, deviceBytes, agentBytes, verdicts
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(count, forKey: .count)
        try fields.encode(times, forKey: .times)
        try fields.encode(deviceBytes, forKey: .deviceBytes)
        try fields.encode(agentBytes, forKey: .agentBytes)
        try fields.encode(verdicts, forKey: .verdicts)
    }

    var passes: Bool { verdicts.allHold }
    var text: String { verdicts.text }

    var verdicts: [Verdict] {
        let share = Double(count) / 1_000
        return [
            Verdict(
                "a machine from a template, median of \(count)", times.templateMicroseconds, limit: 100, places: 1,
                unit: "µs"),
            Verdict(
                "the same and an empty program run on it", times.firstRunMicroseconds, limit: 100, places: 1,
                unit: "µs"),
            Verdict("\(count) forks", times.forkMilliseconds, limit: 100 * share, places: 1, unit: "ms"),
            Verdict(
                "\(count) machines from an image", times.restoreMilliseconds, limit: 100 * share, places: 1, unit: "ms"),
            Verdict("private memory of an idle device", deviceBytes / 1024, limit: 32, places: 1, unit: "KB"),
            Verdict("private memory of an idle agent", agentBytes / 1024, limit: 32, places: 1, unit: "KB"),
        ]
    }
}
