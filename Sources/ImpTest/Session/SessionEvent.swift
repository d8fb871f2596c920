/// What happens in a session, as its log tells it.
public enum SessionEvent: Equatable, Sendable {
    /// `Class::method()`: a test, `setUp` or `tearDown` begins.
    case stepStarted(String)
    /// It ended with this value, null for none.
    case stepPassed(JSONValue)
    /// It failed with this error.
    case stepFailed(JSONValue)
    /// What a test says by `info`.
    case info(JSONValue)
    /// A test wants a command run on the computer.
    case command(String)
    /// What a command printed.
    case commandOutput(String)
    /// Something worth knowing that harms nothing.
    case note(String)
    case warning(String)
    /// An error in the log of either half; it does not fail the session.
    case logError(String)
    case finished(SessionCounts)
    /// The session ended early.
    case stopped(SessionStop)
}

/// What the framework counted.
public struct SessionCounts: Equatable, Sendable {
    public var tests = 0
    public var assertions = 0
    public var failures = 0
}

/// Why a session ended early.
public enum SessionStop: Equatable, Sendable {
    /// The framework reported what cannot be at this point.
    case invalidState
    /// The tests started a second time: an error that nothing caught made the device start its program anew.
    case startedAnew
    /// The framework did not start within the time that a start may take.
    case startTimeout
    /// A test took longer than its time, and the framework did not notice.
    case testTimeout
    /// The device ran out of memory, or was reset otherwise.
    case deviceError(String)
    case disconnected
    /// A message of the framework cannot be read.
    case unreadable(String)
    /// A command failed, ran for too long, or may not be run.
    case command(String)
    /// A test failed, and the project stops at the first failure.
    case firstFailure
    /// The simulation cannot go on.
    case simulation(String)
    /// The person who started the run stopped it.
    case interrupted

    public var isTimeout: Bool { self == .startTimeout || self == .testTimeout }

    /// In the words of the vendor's tool, where it has any.
    public var text: String {
        switch self {
        case .invalidState: "Invalid test session state"
        case .startedAnew: "Invalid test session state: the program started anew in the middle of a test"
        case .startTimeout: "Session startup timeout"
        case .testTimeout: "Testing timeout"
        case .deviceError(let reason): reason
        case .disconnected: "Device disconnected"
        case .unreadable(let line): "A message of the test framework cannot be read: \(line)"
        case .command(let reason): reason
        case .firstFailure: "Stopped at the first failure"
        case .simulation(let reason): "The simulation cannot go on: \(reason)"
        case .interrupted: "Interrupted"
        }
    }
}
