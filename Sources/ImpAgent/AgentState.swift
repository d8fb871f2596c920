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
    /// Requests of the program to others.
    var requests = RequestBook()
    /// The table of `server.save`.
    public internal(set) var saved = PortableValue.emptyTable
    public internal(set) var restarts = 0

    init(id: String, url: String, saved: PortableValue) { (self.id, self.url, self.saved) = (id, url, saved) }
}

/// What can happen to an agent.
enum AgentEvent: Codable, Sendable {
    case connected
    case disconnected
    case message(LinkMessage)
    case request(HTTPRequest)
    /// A part of the answer to a request of its own.
    case content(UInt64, ByteString)
    /// The end of a request of its own.
    case answer(UInt64, OutgoingAnswer)
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
    /// For the egress: to send it, to forget it, to go on with its streamed answer.
    case send(OutgoingRequest, at: Instant)
    case cancel(UInt64)
    case resume(UInt64)
    /// The program was started anew, for this reason.
    case restarted(AgentRestart, at: Instant)
}
