import ImpRuntime
import Testing

@testable import ImpTest

/// Each line of a log and what it means for the session.
@Suite struct SessionWatchTests {
    private static func watch(
        _ side: TestSide = .device, allowsDisconnect: Bool = false, lines: [LogEntry] = []
    ) -> SessionWatch {
        var project = TestProject(folder: "/p")
        project.allowsDisconnect = allowsDisconnect
        var watch = SessionWatch(session: "a-b", side: side, project: project, at: .start)
        for line in lines { _ = watch.received(line, at: .start) }
        return watch
    }

    private static func line(_ type: LogType, _ text: String) -> LogEntry {
        LogEntry(sequence: 1, stamp: .fastStart, deviceID: "2", type: type, message: text)
    }

    private static func message(
        _ type: String, _ message: String = "null", session: String = "a-b", from log: LogType = .deviceLog
    ) -> LogEntry {
        line(log, #"{"type":"\#(type)","__IMPUNIT__":1,"session":"\#(session)","message":\#(message)}"#)
    }

    private static let restarted = line(.status, "Agent restarted: reload.")
    private static let started = [restarted, message("SESSION_START")]

    @Test(arguments: [
        (message("TEST_START", #""A::test()""#), [SessionEvent.stepStarted("A::test()")]),
        (message("TEST_OK"), [.stepPassed(.null)]),
        (message("TEST_OK", "[1,2.5]"), [.stepPassed(.array([.integer(1), .number(2.5)]))]),
        (message("TEST_FAIL", #""why""#), [.stepFailed(.string("why"))]),
        (message("INFO", #"{"message":"x"}"#), [.info(.string("x"))]),
        (message("EXTERNAL_COMMAND", #"{"command":"ls"}"#), [.command("ls")]),
        (
            message("SESSION_RESULT", #"{"tests":3,"assertions":2,"failures":1}"#),
            [.finished(SessionCounts(tests: 3, assertions: 2, failures: 1))]
        ),
        (message("DEBUG", "5"), []),
        (message("SESSION_START"), [.stopped(.startedAnew)]),
        (message("TEST_OK", session: "c-d"), []),
        (message("TEST_OK", from: .agentLog), []),
        (line(.deviceLog, "plain"), []),
        (line(.deviceLog, "\"__IMPUNIT__\" {"), [.stopped(.unreadable("\"__IMPUNIT__\" {"))]),
        (line(.deviceError, "ERROR: x"), [.logError("Device Runtime Error: ERROR: x")]),
        (line(.agentError, "ERROR: x"), [.logError("Agent Runtime Error: ERROR: x")]),
        (line(.exitCode, "imp restarted, reason: out of memory"), [.stopped(.deviceError("Device is out of memory"))]),
        (line(.exitCode, "watchdog"), [.stopped(.deviceError("Device Error: watchdog"))]),
        (line(.status, "Device disconnected"), [.stopped(.disconnected)]),
        (line(.status, "Device connected"), []),
        (line(.note, "later"), [.note("later")]),
    ])
    func whileTestsRun(line: LogEntry, events: [SessionEvent]) {
        var watch = Self.watch(lines: Self.started)
        #expect(watch.received(line, at: .start) == events)
        #expect(watch.isOver == events.contains { $0.endsSession })
    }

    @Test(arguments: [
        (message("SESSION_START"), [SessionEvent.stopped(.invalidState)]),
        (message("TEST_START", #""A::test()""#), [.stopped(.invalidState)]),
        (line(.exitCode, "imp restarted, reason: out of memory"), [.warning("Device is out of memory")]),
        (line(.status, "Device disconnected"), [.warning("Device disconnected")]),
    ])
    func beforeTheAgentIsReady(line: LogEntry, events: [SessionEvent]) {
        var watch = Self.watch()
        #expect(watch.received(line, at: .start) == events)
    }

    @Test func theAgentsSide() {
        var watch = Self.watch(.agent, lines: [Self.restarted, Self.message("SESSION_START", from: .agentLog)])
        #expect(watch.received(Self.message("TEST_OK"), at: .start) == [])
        #expect(watch.received(Self.message("TEST_OK", from: .agentLog), at: .start) == [.stepPassed(.null)])
    }

    @Test func allowedDisconnections() {
        var watch = Self.watch(allowsDisconnect: true, lines: Self.started)
        #expect(
            watch.received(Self.line(.status, "Device disconnected"), at: .start)
                == [.note("Disconnected. Allowed by config.")])
        #expect(!watch.isOver)
    }

    /// Sixty seconds to start; then a test's time and five seconds after every message.
    @Test func silenceEndsASession() {
        var watch = Self.watch(lines: [Self.restarted])
        #expect(watch.deadline == .start + .seconds(60))
        var late = watch
        #expect(late.deadlinePassed() == .stopped(.startTimeout))
        _ = watch.received(Self.message("SESSION_START"), at: .start + .seconds(2))
        #expect(watch.deadline == .start + .seconds(37))
        _ = watch.received(Self.line(.deviceLog, "no message"), at: .start + .seconds(20))
        #expect(watch.deadline == .start + .seconds(37))
        #expect(watch.deadlinePassed() == .stopped(.testTimeout))
        #expect(watch.received(Self.message("TEST_OK"), at: .start) == [])
    }
}

extension SessionEvent {
    fileprivate var endsSession: Bool {
        switch self {
        case .finished, .stopped: true
        default: false
        }
    }
}
