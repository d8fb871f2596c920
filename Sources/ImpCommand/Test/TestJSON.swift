import ImpTest

/// A session's result as `imp test --json` prints it.
struct SessionJSON: Encodable {
    struct Step: Encodable {
        let name: String
        /// passed, failed or unfinished
        let outcome: String
        /// What a test returned, or the error.
        let value: JSONValue?
        let seconds: Double
        let trace: [String]
        let log: [String]
    }

    let type = "session"
    let file: String
    let side: String
    let session: String
    /// passed, failed, stopped, skipped or notBuilt
    let outcome: String
    let reason: [String]
    let tests: Int
    let passed: Int
    let assertions: Int
    let failures: Int
    let seconds: Double
    let steps: [Step]

    init(_ result: SessionResult) {
        file = result.file.path
        side = result.file.side.rawValue
        session = result.name
        (outcome, reason) = SessionJSON.outcome(of: result)
        (tests, assertions, failures) = (result.counts.tests, result.counts.assertions, result.counts.failures)
        passed = result.passed
        seconds = result.span.seconds
        steps = result.steps.map { Step($0, of: result) }
    }

    private static func outcome(of result: SessionResult) -> (String, [String]) {
        switch result.ending {
        case .finished: (result.hasFailed ? "failed" : "passed", [])
        case .stopped(let stop): ("stopped", [stop.text])
        case .skipped: ("skipped", [])
        case .notBuilt(let lines): ("notBuilt", lines)
        }
    }
}

extension SessionJSON.Step {
    fileprivate init(_ step: TestStep, of result: SessionResult) {
        name = step.name
        seconds = step.span.seconds
        trace = step.trace
        switch step.outcome {
        case .passed(let value): (outcome, self.value, log) = ("passed", value, [])
        case .failed(let error): (outcome, value, log) = ("failed", error, result.lines(around: step))
        case .unfinished: (outcome, value, log) = ("unfinished", nil, result.lines(around: step))
        }
    }
}

/// The last line of `imp test --json`.
struct SummaryJSON: Encodable {
    let type = "summary"
    let sessions: Int
    let failedSessions: Int
    let skippedSessions: Int
    let tests: Int
    let passed: Int
    let assertions: Int
    let failures: Int
    let succeeded: Bool

    init(_ summary: TestSummary) {
        (sessions, failedSessions, skippedSessions) =
            (summary.sessions, summary.failedSessions, summary.skippedSessions)
        (tests, assertions, failures) = (summary.counts.tests, summary.counts.assertions, summary.counts.failures)
        passed = summary.passed
        succeeded = summary.hasSucceeded
    }
}
