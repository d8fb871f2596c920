public import ImpRuntime

/// `agent.send` or `device.send`: data for the handler of that name at the other end.
public struct LinkMessage: Codable, Equatable, Sendable {
    public var name: ByteString
    public var data: PortableValue

    public init(name: ByteString, data: PortableValue) {
        self.name = name
        self.data = data
    }
}

/// What a device tells its server.
public enum DeviceOutput: Codable, Equatable, Sendable {
    /// A line for the log; the server stamps it when it arrives.
    case line(ScriptLine)
    case message(LinkMessage, at: Instant)

    /// When it leaves the device.
    public var at: Instant {
        switch self {
        case .line(let line): line.at
        case .message(_, let at): at
        }
    }
}
