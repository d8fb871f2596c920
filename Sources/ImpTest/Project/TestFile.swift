public import ImpRuntime

/// A file with test cases, and the half of the application that it runs in.
public struct TestFile: Equatable, Sendable {
    /// The path relative to the project's folder.
    public let path: String
    public let side: TestSide
    /// Code for the other half that belongs to the file: `X.device.nut` beside `X.agent.test.nut`.
    public var partner: String?

    /// A path with the word `agent` in it is the agent's, any other the device's.
    init(_ path: String) {
        self.path = path
        side = path.firstMatch(of: TestFile.agentWord) == nil ? .device : .agent
    }

    /// Where the partner would be; nil for names that have none.
    var partnerPath: String? {
        guard let ending = path.firstMatch(of: TestFile.sidedName) else { return nil }
        return String(path[..<ending.range.lowerBound]) + (side == .agent ? ".device" : ".agent") + ".nut"
    }

    // Made anew each time: a regular expression is not `Sendable`.
    private static var agentWord: Regex<Substring> { /\bagent\b/.ignoresCase().wordBoundaryKind(.simple) }
    private static var sidedName: Regex<(Substring, Substring)> { /\.(agent|device)\.test\.nut$/.ignoresCase() }
}

/// The half of an application.
public enum TestSide: String, Codable, Sendable {
    case agent, device

    var other: TestSide { self == .agent ? .device : .agent }

    /// How its log lines are marked.
    var logType: LogType { self == .agent ? .agentLog : .deviceLog }
}
