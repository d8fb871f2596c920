public import ImpAgent
public import ImpOS
public import ImpRuntime

/// How a simulation runs.
public struct SimulationOptions: Sendable {
    public var module = Module.imp001
    public var clock = ClockMode.real
    /// How long the run lasts, in its own time; nil: until there is nothing left to do, or it is stopped.
    public var duration: TimeSpan?
    /// Whether all of the duration passes, even if nothing is left that could happen but what keeps a connection alive.
    public var passesTime = false
    /// Runs with equal seeds, programs and fast clocks print equal bytes.
    public var seed: UInt64 = 0
    /// What is around the device when the run begins.
    public var world = WorldSettings()
    /// What the device has stored when the run begins.
    public var device = DeviceBeginning()
    /// What release 36 does where its sources do not agree.
    public var choices = ReleaseChoices()
    /// What the ids and the agent's port derive from: the path of the project's folder.
    public var project = ""
    /// Instead of the ids and the port that derive from the project.
    public var identity: SimulationIdentity?
    /// The table that the agent's program finds saved.
    public var saved = PortableValue.emptyTable
    /// Whether somebody attends the run, so that it goes on when nothing is left that could happen by itself. For the real
    /// clock.
    public var isAttended = false
    /// Whether a real listener on loopback stands before the agent. On fast time it opens when the agent's program first
    /// asks for requests.
    public var servesHTTP = true
    /// Instead of the port that derives from the project; 0 is any free one.
    public var port: Int?
    /// Whether lines that are under way from the device when the run ends stay for a snapshot; otherwise they are written.
    public var keepsLines = false
    /// How often the device's program may be started anew after errors before the run ends; nil: always.
    public var maximumRestarts: Int?
    /// Whether the most that the device's program uses of its memory is kept; it takes time.
    public var measuresMemory = false
    /// Whether lines of the log carry the trace of the exception that was thrown before them, caught or not.
    public var tracesThrows = false
    /// The way of the agent's own requests to the world outside; there is none unless this says otherwise.
    public var egress: EgressMaker = { _ in OfflineEgress() }
    /// The computer's clocks, unless a test brings its own.
    public var time: any TimeSource = SystemTime()

    /// Where its machines begin; one that several simulations have spares them the same work.
    public var images = BootImages()

    public init() {}
}
