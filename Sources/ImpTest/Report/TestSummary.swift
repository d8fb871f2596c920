/// What became of all sessions of a run.
public struct TestSummary: Equatable, Sendable {
    public private(set) var sessions = 0
    public private(set) var counts = SessionCounts()
    /// Tests that passed.
    public private(set) var passed = 0
    /// Sessions that failed, for whatever reason.
    public private(set) var failedSessions = 0
    public private(set) var skippedSessions = 0
    /// Whether a program could not be built.
    public private(set) var hasUnbuilt = false
    /// Whether a session ended by a timeout of the run, not of a test.
    public private(set) var hasTimeout = false
    /// Whether anything failed but builds and timeouts.
    public private(set) var hasFailure = false

    public init(_ results: [SessionResult]) {
        for result in results { add(result) }
    }

    public var hasSucceeded: Bool { failedSessions == 0 }

    private mutating func add(_ result: SessionResult) {
        sessions += 1
        counts.tests += result.counts.tests
        counts.assertions += result.counts.assertions
        counts.failures += result.counts.failures
        passed += result.passed
        if result.hasFailed { failedSessions += 1 }
        switch result.ending {
        case .skipped: skippedSessions += 1
        case .notBuilt: hasUnbuilt = true
        case .stopped(let stop) where stop.isTimeout: hasTimeout = true
        case .stopped, .finished: hasFailure = hasFailure || result.hasFailed
        }
        if result.counts.failures > 0 { hasFailure = true }
    }
}
