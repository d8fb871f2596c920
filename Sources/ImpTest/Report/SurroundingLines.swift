import ImpRuntime

extension SessionResult {
    /// The log of a step, the framework's own lines left out: its last lines, where there are many.
    public func lines(around step: TestStep, atMost count: Int = 10) -> [String] {
        let lines = record[step.record.clamped(to: record.indices)].compactMap { entry -> String? in
            guard case .line(let line) = entry.content, !line.message.contains("\"__IMPUNIT__\"") else { return nil }
            return "[\(line.type.label)] \(line.message)"
        }
        return Array(lines.suffix(count))
    }
}
