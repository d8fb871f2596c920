public import ImpLink
public import ImpRuntime

/// What an agent has beside its machine: who it is, its handlers, and what waits for its program.
public struct AgentState: Codable, Sendable {
    /// Twelve letters and digits.
    public let id: String
    /// `http.agenturl()`.
    public let url: String
    var isDeviceConnected = false
    /// Handlers of `device.on`.
    var handlers = HandlerTable()
    /// Handlers of `device.onconnect`, `device.ondisconnect` and `http.onrequest`.
    var hooks = HandlerTable()
    var inbox = EventQueue<AgentEvent>()
    /// Requests that the program has and did not answer yet, by the number of its response object.
    var responses = SortedTable<UInt32, OpenResponse>()
    /// The table of `server.save`.
    public internal(set) var saved = PortableValue.emptyTable
    public internal(set) var restarts = 0
}

/// What can happen to an agent.
enum AgentEvent: Codable, Sendable {
    case connected
    case disconnected
    case message(LinkMessage)
    case request(HTTPRequest)
}

/// A request that waits for `response.send`.
struct OpenResponse: Codable, Sendable {
    var number: UInt64
    /// Of `response.header`.
    var headers: [HTTPHeader] = []
}

enum AgentHook {
    static let connect = ByteString("device.onconnect")
    static let disconnect = ByteString("device.ondisconnect")
    static let request = ByteString("http.onrequest")
}

/// What leaves an agent, in order.
public enum AgentOutput: Codable, Equatable, Sendable {
    case line(ScriptLine)
    /// To the device.
    case message(LinkMessage, at: Instant)
    case reply(HTTPReply, at: Instant)
    /// The program was started anew, for this reason.
    case restarted(String, at: Instant)
}
