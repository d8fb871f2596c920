public import ImpRuntime

extension Scenario {
    /// Which lines of the log are meant.
    public struct LogFilter: Codable, Equatable, Sendable {
        public var pattern: LogPattern
        /// Nil: both sides and the server.
        public var side: Side?
        public var type: LogType?

        public func matches(_ entry: LogEntry) -> Bool {
            (type == nil || type == entry.type) && (side?.wrote(entry) ?? true) && pattern.matches(entry.message)
        }
    }

    public enum Side: String, Codable, CaseIterable, Sendable {
        case device, agent, server

        func wrote(_ entry: LogEntry) -> Bool {
            switch self {
            case .device: entry.type.rawValue.hasPrefix("server.")
            case .agent: entry.type.rawValue.hasPrefix("agent.")
            case .server: !entry.type.rawValue.contains(".")
            }
        }
    }
}

/// A text that a line contains, or a regular expression that matches somewhere in it.
public struct LogPattern: Codable, Equatable, Sendable {
    private let text: String
    private let isRegex: Bool
    // Read from text, it has no code of others in it, and matching leaves it as it is.
    nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>?

    public init(text: String) {
        self.text = text
        isRegex = false
        regex = nil
    }

    /// - Throws: the error of Swift's `Regex`.
    public init(regex: String) throws {
        text = regex
        isRegex = true
        self.regex = try Regex(regex)
    }

    /// A match that has an error of its own, such as one that goes on for ever, is none.
    public func matches(_ line: String) -> Bool {
        guard let regex else { return line.contains(text) }
        do {
            return try regex.firstMatch(in: line) != nil
        } catch {
            return false
        }
    }

    public static func == (a: LogPattern, b: LogPattern) -> Bool { a.text == b.text && a.isRegex == b.isRegex }

    private enum CodingKeys: CodingKey {
        case text, regex
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let regex = try container.decodeIfPresent(String.self, forKey: .regex) {
            try self.init(regex: regex)
        } else {
            self.init(text: try container.decode(String.self, forKey: .text))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: isRegex ? .regex : .text)
    }
}
