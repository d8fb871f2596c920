import ImpLink
public import ImpRuntime
import SquirrelVM

extension Agent: ScriptSide {
    public mutating func call(_ number: UInt32) -> HostAnswer { Agent.api.call(number, on: &self) }

    public var nextEvent: (ready: Instant, sequence: UInt64)? {
        let event = state.inbox.first.map { ($0.ready, $0.sequence) }
        guard let end = state.requests.deadlines.first.map({ ($0.ready, $0.sequence) }) else { return event }
        return event.map { $0 < end ? $0 : end } ?? end
    }

    public mutating func startEvent() {
        if let next = nextEvent, let end = state.requests.deadlines.first, end.sequence == next.sequence {
            finish(end.event, OutgoingAnswer(.timedOut))
            return
        }
        guard let row = state.inbox.removeFirst() else { return }
        switch row.event {
        case .connected:
            state.isDeviceConnected = true
            if let callback = hook(AgentHook.connect) { script.start(callback) }
        case .disconnected:
            state.isDeviceConnected = false
            startDisconnectHook()
        case .message(let message): start(message)
        case .request(let request): start(request)
        case .content(let number, let bytes): start(number, bytes)
        case .answer(let number, let answer): finish(number, answer)
        }
    }

    /// The handler may take an argument, which is reserved: an empty table.
    private mutating func startDisconnectHook() {
        guard let callback = hook(AgentHook.disconnect) else { return }
        let takesArgument = script.machine.parameterRange(callback)?.contains(2) ?? false
        script.start(callback, takesArgument ? [script.machine.makeTable() ?? .null] : [])
    }

    private mutating func start(_ message: LinkMessage) {
        let name = logText(message.name.bytes)
        let size = message.name.bytes.count + message.data.encoded().count
        if size > LinkFigures.longestMessage {
            script.logError("message \"\(name)\" of \(size) bytes is longer than \(LinkFigures.longestMessage)")
        } else if let callback = state.handlers.callback(message.name, in: script) {
            script.start(callback, with: message.data)
        } else {
            script.logError(NoHandler.inAgent(name))
        }
    }

    // MARK: Requests

    private mutating func start(_ request: HTTPRequest) {
        guard let callback = hook(AgentHook.request) else {
            reply(HTTPReply(number: request.number, status: FrontEndStatus.noHandler))
            return
        }
        let id = script.nextHostID()
        guard let responseClass = script.hostClass("httpresponse"),
            let response = script.machine.makeHostInstance(ofClass: responseClass, hostID: id),
            let table = script.machine.makeTable(of: request)
        else {
            reply(HTTPReply(number: request.number, status: FrontEndStatus.handlerFailed))
            return
        }
        state.responses[id] = OpenResponse(number: request.number)
        script.start(callback, [table, response], for: .event(id))
    }

    /// The program cannot answer any more: the front end does.
    mutating func abandon(_ id: UInt32, _ status: Int) {
        guard let response = state.responses.removeValue(forKey: id) else { return }
        reply(HTTPReply(number: response.number, status: status))
    }

    // MARK: Ends

    /// An error that nothing caught ends the call that it happened in, no more: timers and handlers stay.
    public mutating func ended(_ activity: Activity, _ end: CallEnd) {
        switch (activity, end) {
        case (_, .outOfMemory): restart(.outOfMemory, at: script.now)
        case (.event(let id), .threw): abandon(id, FrontEndStatus.handlerFailed)
        default: break
        }
    }

    public mutating func died(_ hostID: UInt32) {
        abandon(hostID, FrontEndStatus.dropped)
        _ = state.requests.take(object: hostID)
    }
}
