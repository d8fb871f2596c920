import ImpRuntime

/// Follows the log of a session and tells what happens in it; a value with four phases, no input and output.
///
/// It decides as the vendor's tool does: errors in the log are shown and forgiven, a device that is reset or disconnects
/// ends the session, and so does silence.
struct SessionWatch {
    private enum Phase {
        /// The agent's program has not started.
        case initialized
        /// The framework may start.
        case ready
        case started
        case over
    }

    let session: String
    let side: TestSide
    let project: TestProject
    private var phase = Phase.initialized
    /// When silence ends the session.
    private(set) var deadline: Instant

    /// Time that the framework has to start.
    static let startTimeout = TimeSpan.seconds(60)
    /// What is granted beyond a test's own time, which the framework watches itself.
    static let extraTime = TimeSpan.seconds(5)

    init(session: String, side: TestSide, project: TestProject, at now: Instant) {
        (self.session, self.side, self.project) = (session, side, project)
        deadline = now + SessionWatch.startTimeout
    }

    var isOver: Bool { phase == .over }

    // MARK: Events

    /// A line has been written to the log.
    mutating func received(_ entry: LogEntry, at now: Instant) -> [SessionEvent] {
        if isOver { return [] }
        switch entry.type {
        case .status: return status(entry.message)
        case .exitCode: return deviceReset(entry.message)
        case .deviceError: return [.logError("Device Runtime Error: " + entry.message)]
        case .agentError: return [.logError("Agent Runtime Error: " + entry.message)]
        case .note: return [.note(entry.message)]
        case side.logType: return framework(entry.message, at: now)
        case .deviceLog, .agentLog, .sleep, .powerState, .firmware: return []
        }
    }

    /// The time is over, or nothing is left that could happen.
    mutating func deadlinePassed() -> SessionEvent {
        stopped(phase == .started ? .testTimeout : .startTimeout)
    }

    /// Something outside of the log ends the session.
    mutating func stopped(_ stop: SessionStop) -> SessionEvent {
        phase = .over
        return .stopped(stop)
    }

    // MARK: Lines

    private mutating func status(_ text: String) -> [SessionEvent] {
        if text.contains("Agent restarted") && phase == .initialized { phase = .ready }
        guard text.contains("Device disconnected") else { return [] }
        if project.allowsDisconnect { return [.note("Disconnected. Allowed by config.")] }
        return phase == .started ? [stopped(.disconnected)] : [.warning(SessionStop.disconnected.text)]
    }

    private mutating func deviceReset(_ reason: String) -> [SessionEvent] {
        let text = reason.contains("out of memory") ? "Device is out of memory" : "Device Error: \(reason)"
        return phase == .started ? [stopped(.deviceError(text))] : [.warning(text)]
    }

    private mutating func framework(_ line: String, at now: Instant) -> [SessionEvent] {
        let message: ImpUnitMessage?
        do {
            message = try ImpUnitMessage.read(line)
        } catch {
            return [stopped(.unreadable(line))]
        }
        guard let message, message.session == session, let kind = message.kind else { return [] }
        deadline = now + TimeSpan(seconds: project.timeout) + SessionWatch.extraTime
        return event(kind, message).map { [$0] } ?? []
    }

    private mutating func event(_ kind: ImpUnitMessage.Kind, _ message: ImpUnitMessage) -> SessionEvent? {
        if kind == .sessionStart {
            if phase != .ready { return stopped(phase == .started ? .startedAnew : .invalidState) }
            phase = .started
            return nil
        }
        if phase != .started { return stopped(.invalidState) }
        switch kind {
        case .sessionStart: return nil
        case .testStart: return .stepStarted(message.message.text)
        case .testPassed: return .stepPassed(message.message)
        case .testFailed: return .stepFailed(message.message)
        case .info: return .info(message["message"] ?? .null)
        case .command: return .command(message["command"]?.text ?? "")
        case .result:
            phase = .over
            return .finished(
                SessionCounts(
                    tests: message.count("tests"), assertions: message.count("assertions"),
                    failures: message.count("failures")))
        }
    }
}
