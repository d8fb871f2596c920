public import ImpRuntime

/// What became of a session.
public struct SessionResult: Sendable {
    public let file: TestFile
    public let name: String
    public internal(set) var ending: SessionEnding
    /// Tests, `setUp` and `tearDown` in the order in which they ran.
    public internal(set) var steps: [TestStep] = []
    /// Everything that happened, in order.
    public internal(set) var record: [SessionRecord] = []
    /// Lines of the log that did not fit into the record.
    public internal(set) var droppedLines = 0
    /// How long it took in the time of the simulation.
    public internal(set) var span = TimeSpan.zero

    public init(file: TestFile, name: String, ending: SessionEnding) {
        (self.file, self.name, self.ending) = (file, name, ending)
    }

    /// What the framework counted; as far as it is known where the session ended early.
    public var counts: SessionCounts {
        if case .finished(let counts) = ending { return counts }
        let failures = steps.count { $0.failure != nil }
        return SessionCounts(tests: steps.count { $0.isTest && $0.outcome != .unfinished }, failures: failures)
    }

    /// Tests that passed.
    public var passed: Int {
        steps.count { step in
            if case .passed = step.outcome { return step.isTest }
            return false
        }
    }

    public var hasFailed: Bool {
        switch ending {
        case .finished(let counts): counts.failures > 0
        case .skipped: false
        case .notBuilt, .stopped: true
        }
    }
}

/// How a session ended.
public enum SessionEnding: Sendable, Equatable {
    case finished(SessionCounts)
    case stopped(SessionStop)
    /// The selected class or method is not in the file.
    case skipped
    /// A program cannot be built: the lines that say why.
    case notBuilt([String])
}

/// A line of a session's record.
public struct SessionRecord: Sendable, Equatable {
    public enum Content: Sendable, Equatable {
        case event(SessionEvent)
        case line(LogEntry)
    }

    public let at: Instant
    public let content: Content
}

/// A test method, `setUp` or `tearDown`.
public struct TestStep: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case passed(JSONValue)
        case failed(JSONValue)
        /// The session ended before it did.
        case unfinished
    }

    /// `Class::method()`
    public let name: String
    public internal(set) var outcome = Outcome.unfinished
    public let startedAt: Instant
    public internal(set) var span = TimeSpan.zero
    /// Where in the record of the session it began and ended.
    public internal(set) var record: Range<Int>
    /// Where the error was thrown, innermost function first, those of the framework left out.
    public internal(set) var trace: [String] = []

    /// `setUp` and `tearDown` are no tests.
    public var isTest: Bool { !name.hasSuffix("::setUp()") && !name.hasSuffix("::tearDown()") }

    public var className: String { String(name.prefix { $0 != ":" }) }

    /// Without the parentheses.
    public var method: String {
        let method = name.dropFirst(className.count).drop { $0 == ":" }
        return String(method.hasSuffix("()") ? method.dropLast(2) : method)
    }

    public var failure: JSONValue? {
        if case .failed(let error) = outcome { return error }
        return nil
    }
}
