/// How every command ends: the one table, which `docs/exit-codes.md` repeats and a test compares.
public enum ExitStatus: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    case usage = 2
    case configuration = 3
    case compileError = 6
    case testFailed = 7
    case uncaughtError = 8
    case timedOut = 42

    /// One line of prose, as the documentation has it.
    public var meaning: String {
        switch self {
        case .success: "Done; everything asked for succeeded."
        case .failure: "Any other failure: a file that cannot be read, memory that is out."
        case .usage: "The command line is wrong: unknown command or option, missing or bad argument."
        case .configuration: "The configuration is wrong: a module that does not exist, a snapshot that does not fit."
        case .compileError: "A program does not compile."
        case .testFailed: "A test or an expectation failed."
        case .uncaughtError: "A program ended with an error that nothing caught."
        case .timedOut: "The time that was set ran out before the work was done."
        }
    }
}

/// Ends a command with a status, after it has said why.
struct CommandExit: Error {
    let status: ExitStatus
    /// What is printed on standard error; nil when everything has been said.
    let message: String?

    init(_ status: ExitStatus, _ message: String? = nil) {
        self.status = status
        self.message = message
    }
}
