import ArgumentParser
import ImpRuntime

/// `--show device,agent,status,error`: which lines of the log are printed.
struct ShownLines: ExpressibleByArgument {
    private enum Kind: String, CaseIterable {
        case device, agent, status, error
    }

    private let kinds: Set<Kind>

    static let everything = ShownLines(kinds: Set(Kind.allCases))

    var defaultValueDescription: String { "all of them" }

    private init(kinds: Set<Kind>) { self.kinds = kinds }

    init?(argument: String) {
        var kinds: Set<Kind> = []
        for name in argument.split(separator: ",") {
            guard let kind = Kind(rawValue: String(name)) else { return nil }
            kinds.insert(kind)
        }
        if kinds.isEmpty { return nil }
        self.kinds = kinds
    }

    func includes(_ entry: LogEntry) -> Bool {
        switch entry.type {
        case .deviceLog, .sleep: kinds.contains(.device)
        case .agentLog: kinds.contains(.agent)
        case .deviceError: kinds.contains(.device) || kinds.contains(.error)
        case .agentError: kinds.contains(.agent) || kinds.contains(.error)
        case .status, .exitCode, .powerState, .firmware: kinds.contains(.status)
        case .note: true
        }
    }
}
