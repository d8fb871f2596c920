public import ImpLink
public import ImpRuntime
import SquirrelVM

/// An agent: its program in a machine of its own, and what the cloud does for it.
///
/// A value that is moved, never shared. What it sends collects in `takeOutput`; what reaches it is told to it.
public struct Agent: ~Copyable, Sendable {
    public var script: Script
    public internal(set) var state: AgentState
    var output: [AgentOutput] = []

    /// An agent whose program starts at `setting.now`.
    ///
    /// - Parameter saved: what the program finds with `server.load`.
    /// - Returns: nil when there is no memory for its machine.
    public init?(_ setting: ScriptSetting, id: String, url: String, saved: PortableValue = .emptyTable) {
        guard let script = setting.boot() else { return nil }
        self.script = script
        state = AgentState(id: id, url: url, saved: saved)
    }

    init(script: consuming Script, state: AgentState) {
        self.script = script
        self.state = state
    }

    /// What left the agent since the last time, in order.
    public mutating func takeOutput() -> [AgentOutput] {
        collectLines()
        defer { output = [] }
        return output
    }

    /// Lines that were written before what is sent next.
    mutating func collectLines() {
        output += script.takeLines().map(AgentOutput.line)
    }

    func hook(_ name: ByteString) -> Value? { state.hooks.callback(name, in: script) }

    // MARK: What reaches it

    public mutating func deviceConnected(at instant: Instant) { queue(.connected, at: instant) }
    public mutating func deviceDisconnected(at instant: Instant) { queue(.disconnected, at: instant) }

    /// A message from the device. False when too many wait already; it is lost.
    public mutating func receive(_ message: LinkMessage, at instant: Instant) -> Bool {
        guard state.inbox.count < LinkFigures.waitingMessages else { return false }
        queue(.message(message), at: instant)
        return true
    }

    /// A request to the agent's URL. What the front end answers itself is in the output at once.
    public mutating func receive(_ request: HTTPRequest, at instant: Instant) {
        if request.body.bytes.count > HTTPLimits.bodyBytes {
            reply(HTTPReply(number: request.number, status: FrontEndStatus.bodyTooLong))
        } else if state.responses.count + state.inbox.count >= HTTPLimits.openRequests {
            reply(HTTPReply(number: request.number, status: FrontEndStatus.tooMany))
        } else {
            queue(.request(request), at: instant)
        }
    }

    mutating func queue(_ event: AgentEvent, at instant: Instant) {
        state.inbox.add(event, ready: instant, sequence: script.nextSequence())
    }

    /// Whether a request from outside could still make the program do something.
    public var listens: Bool { state.hooks.has(AgentHook.request) }

    mutating func reply(_ reply: HTTPReply) {
        if OwnURL.marks(reply.number) {
            answerOwn(reply)
        } else {
            put(.reply(reply, at: script.now))
        }
    }

    /// Behind the lines that were written before.
    mutating func put(_ new: AgentOutput) {
        collectLines()
        output.append(new)
    }
}
