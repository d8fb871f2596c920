import ImpRuntime

/// Prints the log of a run as it comes.
struct LogPrinter {
    let console: Console
    let json: Bool

    func print(_ entry: LogEntry) {
        console.print(json ? entry.json : console.styled(entry.line, entry.style))
        console.flush()
    }
}

extension LogEntry {
    fileprivate var style: Console.Style {
        switch type {
        case .deviceError, .agentError: .alarming
        case .status, .exitCode, .note, .sleep, .powerState, .firmware: .quiet
        case .deviceLog, .agentLog: .plain
        }
    }
}
