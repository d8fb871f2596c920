public import ImpAgent
public import ImpOS
public import ImpRuntime
public import SquirrelVM

/// A device and its agent, each in a machine of its own, linked, in one process and on one clock.
///
/// It belongs to one thread; `control` is what others may use. The agent starts first; the device connects a moment
/// later and starts its program.
public final class Simulation {
    public let identity: SimulationIdentity
    public let options: SimulationOptions
    let log: (LogEntry) -> Void
    /// Gets the answers to requests of `request`.
    public var onReply: (HTTPReply) -> Void = { _ in }
    /// Gets everything that leaves the device or is to be seen of it, in order.
    public var onDevice: (DeviceOutput) -> Void = { _ in }
    /// Called before the run waits for the real clock or the outside.
    public var onRest: () -> Void = {}
    var device: Device
    var agent: Agent
    var world: World
    var meter = PowerMeter()
    var supply: Supply
    /// The most that the device's program was seen to use.
    var peakMemory = 0
    var journal: LogJournal
    /// How far the run has come: nothing before this will happen any more.
    var frontier: Instant
    /// When the run ends.
    let end: Instant?
    /// The time of day at `Instant.start`.
    var wallBase: WallTime
    var pacer: Pacer
    let mailbox: Mailbox<OutsideEvent>
    var frontDoor: FrontDoor?
    let egress: any Egress
    var isStopped = false

    /// - Parameters:
    ///   - device: the device's program, its source named `device_code`.
    ///   - agent: the agent's program, its source named `agent_code`; an empty one if there is none.
    ///   - log: gets every line of the log, in order, on the thread that runs the simulation.
    public convenience init(
        device: Program, agent: Program, options: SimulationOptions, log: @escaping (LogEntry) -> Void
    ) throws(SimulationError) {
        try self.init(parts: .starting(device: device, agent: agent, options), options: options, log: log)
    }

    init(
        parts: consuming SimulationParts, options: SimulationOptions, log: @escaping (LogEntry) -> Void
    ) throws(SimulationError) {
        self.options = options
        self.log = log
        identity = parts.identity
        world = parts.world
        supply = Supply(isOn: options.device.isOn, battery: options.device.battery)
        journal = parts.journal
        frontier = parts.frontier
        end = options.duration.map { [frontier] in frontier + $0 }
        wallBase = parts.wallBase
        pacer = Pacer(options.clock, at: parts.frontier, real: options.time.monotonic)
        let mailbox = parts.mailbox
        self.mailbox = mailbox
        frontDoor = parts.frontDoor
        egress = options.egress { _ = mailbox.post(.egress($0), isUrgent: true) }
        let machines = parts.machines
        device = machines.device
        agent = machines.agent
        device.script.tracesThrows = options.tracesThrows
        agent.script.tracesThrows = options.tracesThrows
    }

    deinit {
        egress.close()
        guard let failure = frontDoor?.close() else { return }
        log(
            LogEntry(
                sequence: journal.count + 1, stamp: wallBase + frontier.since(.start), deviceID: identity.deviceID,
                type: .status, message: failure))
    }

    /// Where the agent's URL leads to.
    public var agentURL: String { agent.state.url }

    /// How far the run has come.
    public var now: Instant { frontier }

    /// For other threads.
    public var control: SimulationControl { SimulationControl(mailbox: mailbox) }

    /// A request to the agent's URL that does not come from outside: it is part of the simulation. `onReply` gets the
    /// answer.
    public func request(_ request: HTTPRequest) {
        var request = request
        request.number |= FrontDoor.simulated
        agent.receive(request, at: frontier)
        collectAgentOutput()
    }
}

/// What other threads may do to a simulation.
public struct SimulationControl: Sendable {
    let mailbox: Mailbox<OutsideEvent>

    /// Ends the run as soon as possible.
    public func stop() { _ = mailbox.post(.stop, isUrgent: true) }
}

/// What comes from other threads.
enum OutsideEvent: Sendable {
    case request(HTTPRequest)
    /// The client of an unanswered request went away.
    case requestGone(UInt64)
    /// Of a request of the agent's own.
    case egress(EgressEvent)
    case action(OutsideAction)
    case stop
}
