import ImpRuntime

/// Writes down what happens in a session.
struct SessionRecorder {
    private(set) var result: SessionResult
    private var lines = 0

    /// Lines of the log that a record keeps; a program that logs without end is not to fill the memory.
    static let mostLines = 20_000

    init(_ result: SessionResult) { self.result = result }

    mutating func add(_ entry: LogEntry, at now: Instant) {
        lines += 1
        if lines > SessionRecorder.mostLines {
            result.droppedLines += 1
        } else {
            result.record.append(SessionRecord(at: now, content: .line(entry)))
        }
    }

    /// - Parameter trace: the latest exception before the event.
    mutating func add(_ event: SessionEvent, _ trace: ThrowTrace? = nil, at now: Instant) {
        result.record.append(SessionRecord(at: now, content: .event(event)))
        result.span = now.since(.start)
        switch event {
        case .stepStarted(let name):
            let place = result.record.count
            result.steps.append(TestStep(name: name, startedAt: now, record: place..<place))
        case .stepPassed(let value): endStep(.passed(value), at: now)
        case .stepFailed(let error): endStep(.failed(error), trace: frames(of: trace, for: error), at: now)
        case .finished(let counts): result.ending = .finished(counts)
        case .stopped(let stop):
            endStep(.unfinished, at: now)
            result.ending = .stopped(stop)
        case .info, .command, .commandOutput, .note, .warning, .logError: break
        }
    }

    /// Where an error was thrown, as far as the user wrote it. A rejected promise has been thrown nowhere.
    private func frames(of trace: ThrowTrace?, for error: JSONValue) -> [String] {
        guard let trace, trace.message == error.text else { return [] }
        return trace.frames.filter {
            !$0.contains(" \(ImpUnitFramework.sourcePrefix)") && !$0.contains(" __tests_bootstrap__")
        }
    }

    private mutating func endStep(_ outcome: TestStep.Outcome, trace: [String] = [], at now: Instant) {
        guard var step = result.steps.popLast() else { return }
        if step.record.isEmpty {
            step.outcome = outcome
            step.trace = trace
            step.span = now.since(step.startedAt)
            step.record = step.record.lowerBound..<result.record.count
        }
        result.steps.append(step)
    }
}
