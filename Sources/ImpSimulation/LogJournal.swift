import ImpLink
import ImpRuntime

/// Lines on their way to the log, in the order of their stamps; lines of one stamp as they came.
struct LogJournal: Codable, Sendable {
    struct Line: Codable, Sendable {
        var at: Instant
        var type: LogType
        var text: String
        var trace: ThrowTrace?
    }

    private var lines: [Line] = []
    /// Entries written so far.
    private(set) var count: UInt64 = 0

    /// When the next line is to be written.
    var nextAt: Instant? { lines.first?.at }

    mutating func add(_ type: LogType, _ text: String, trace: ThrowTrace? = nil, at instant: Instant) {
        let index = lines.lastIndex { $0.at <= instant }.map { $0 + 1 } ?? 0
        lines.insert(Line(at: instant, type: type, text: text, trace: trace), at: index)
    }

    /// A line of the agent.
    mutating func add(_ line: ScriptLine) {
        add(
            line.kind == .error ? .agentError : line.kind == .note ? .note : .agentLog, line.text, trace: line.trace,
            at: line.at)
    }

    /// A line of the device.
    mutating func add(_ line: LogLine, at instant: Instant) {
        let type: LogType =
            switch line.kind {
            case .log: .deviceLog
            case .error: .deviceError
            case .note: .note
            case .exitCode: .exitCode
            }
        add(type, line.text, trace: line.trace, at: instant)
    }

    /// Takes the next line out as an entry.
    mutating func next(deviceID: String, wallBase: WallTime) -> LogEntry? {
        guard !lines.isEmpty else { return nil }
        let line = lines.removeFirst()
        count += 1
        return LogEntry(
            sequence: count, stamp: wallBase + line.at.since(.start), deviceID: deviceID, type: line.type,
            message: line.text, trace: line.trace)
    }
}
