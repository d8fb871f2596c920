public import ImpLink
public import ImpRuntime

/// An agent on a pool's threads, by the real clock.
///
/// Its time is the pool's: code costs what it is charged, and nothing happens before its time.
public struct AgentWork: ~Copyable {
    public var agent: Agent
    private let time: any TimeSource
    private let deliver: @Sendable ([AgentOutput]) -> Void
    private var isLeaving = false

    /// - Parameters:
    ///   - time: the pool's; the agent's `Instant.start` is the zero of its monotonic time.
    ///   - deliver: gets what leaves the agent after each turn, in order, on a thread of the pool.
    public init(
        _ agent: consuming Agent, time: any TimeSource = SystemTime(),
        deliver: @escaping @Sendable ([AgentOutput]) -> Void
    ) {
        self.agent = agent
        self.time = time
        self.deliver = deliver
    }

    /// How far the agent's time may run ahead of the clock in one turn.
    private static let longestTurn = TimeSpan.milliseconds(1)
}

extension AgentWork: PoolWork {
    public enum Mail: Sendable {
        case deviceConnected
        case deviceDisconnected
        case message(LinkMessage)
        case request(HTTPRequest)
        /// From the agent's egress.
        case egress(EgressEvent)
        /// The agent leaves the pool as it stands: to be saved, or ended.
        case leave
    }

    public mutating func receive(_ mail: Mail, at now: Instant) {
        switch mail {
        case .deviceConnected: agent.deviceConnected(at: now)
        case .deviceDisconnected: agent.deviceDisconnected(at: now)
        case .message(let message):
            if !agent.receive(message, at: now) { agent.script.logError(LinkFigures.lossText) }
        case .request(let request): agent.receive(request, at: now)
        case .egress(let event): agent.receive(event, at: now)
        case .leave: isLeaving = true
        }
    }

    public mutating func run(_ budget: Int, at now: Instant) -> Slice {
        var work = budget
        if !isLeaving {
            agent.script.keepUp(wallBase: time.wall + Instant.start.since(now), to: now)
            agent.run(to: now + AgentWork.longestTurn, eventsUntil: now, &work)
        }
        let output = agent.takeOutput()
        if !output.isEmpty { deliver(output) }
        return Slice(spent: budget - work, next: isLeaving ? .leaves : .parked(until: agent.readyAt))
    }
}
