/// The kinds of line in a log, named as in the vendor's stream.
public enum LogType: String, Codable, CaseIterable, Sendable {
    case deviceLog = "server.log"
    case deviceError = "server.error"
    case agentLog = "agent.log"
    case agentError = "agent.error"
    case status
    case exitCode = "lastexitcode"
    /// A device that sleeps, and how long.
    case sleep = "server.sleep"
    /// A device's supply.
    case powerState = "powerstate"
    /// Upgrades of a device's operating system.
    case firmware
    /// Ours: advice about a program.
    case note

    /// How the vendor's editor labels it.
    public var label: String {
        switch self {
        case .deviceLog, .deviceError, .sleep: "Device"
        case .agentLog, .agentError: "Agent"
        case .status: "Status"
        case .exitCode: "Exit Code"
        case .powerState: "Power State"
        case .firmware: "Firmware"
        case .note: "Note"
        }
    }
}

/// A line of the log of a device and its agent.
public struct LogEntry: Equatable, Codable, Sendable {
    /// Order of the log, from 1: stamps may run backwards, this does not.
    public var sequence: UInt64
    /// When the server received it.
    public var stamp: WallTime
    public var deviceID: String
    public var type: LogType
    public var message: String
    /// Where throws are traced: the latest exception before the line.
    public var trace: ThrowTrace?

    public init(
        sequence: UInt64, stamp: WallTime, deviceID: String, type: LogType, message: String, trace: ThrowTrace? = nil
    ) {
        self.sequence = sequence
        self.stamp = stamp
        self.deviceID = deviceID
        self.type = type
        self.message = message
        self.trace = trace
    }

    /// `2026-01-31T12:00:00.000Z [Device] text`
    public var line: String { "\(stamp) [\(type.label)] \(message)" }

    /// One line of JSON with the fields of the vendor's stream.
    public var json: String {
        let fields = [
            ("device_id", deviceID), ("ts", stamp.description), ("log_type", "development"), ("type", type.rawValue),
            ("msg", message),
        ]
        return "{" + fields.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",") + "}"
    }

    private func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.appendQuoted(text.utf8, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The bytes of a log call as the log shows them: text as it is, anything else as `(binary) 00 ff`.
public func logText(_ bytes: [UInt8]) -> String {
    isSafeText(bytes) ? String(decoding: bytes, as: UTF8.self) : binaryText(bytes)
}

/// `(binary) 00 ff`
func binaryText(_ bytes: [UInt8]) -> String {
    "(binary)" + bytes.map { byte in (byte < 16 ? " 0" : " ") + String(byte, radix: 16) }.joined()
}
