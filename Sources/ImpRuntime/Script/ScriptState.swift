import SquirrelVM

/// Everything the host keeps for a machine that is no part of the machine itself. Together with the machine's image it
/// is a snapshot.
public struct ScriptState: Codable, Sendable {
    /// How far this machine's time has come.
    public internal(set) var now: Instant
    /// How long nothing ran; the rest of the time the processor was busy.
    public internal(set) var idleTime = TimeSpan.zero
    /// When the program's clock of milliseconds began.
    public internal(set) var bootedAt: Instant
    /// The time of day at `Instant.start`.
    var wallBase: WallTime
    var phase = Phase.idle
    /// What the running call is for.
    var activity = Activity.program
    var timers = TimerTable()
    /// The callback of `imp.onidle`.
    var idleCallback: Root?
    public var random: SeededRandom
    /// Counts events and timers, so that equal times keep their order.
    var lastSequence: UInt64 = 0
    /// Counts objects that the program holds and the host knows: timers, responses. 0 is none.
    private var lastHostID: UInt32 = 0
    /// Classes of such objects.
    var classes = SortedTable<String, Root>()

    init(now: Instant, wallBase: WallTime, random: SeededRandom) {
        self.now = now
        bootedAt = now
        self.wallBase = wallBase
        self.random = random
    }

    /// Time passes without anything running.
    mutating func idle(until instant: Instant) {
        guard instant > now else { return }
        idleTime = idleTime + instant.since(now)
        now = instant
    }

    /// A number that is larger than all before.
    mutating func nextSequence() -> UInt64 {
        lastSequence += 1
        return lastSequence
    }

    mutating func nextHostID() -> UInt32 {
        lastHostID = lastHostID == UInt32.max ? 1 : lastHostID + 1
        return lastHostID
    }

    /// The time of day now.
    public var wall: WallTime { wallBase + now.since(.start) }
}

/// What a machine is doing.
enum Phase: Codable, Equatable, Sendable {
    /// Nothing: the next event may start.
    case idle
    /// A call is under way.
    case running
    /// A call is under way and stands still until then.
    case asleep(until: Instant)
    /// The same, but the side says what the call gives.
    case waiting(until: Instant)
    /// The machine cannot run any more.
    case stopped
}

/// What a call of the program is for.
public enum Activity: Codable, Equatable, Sendable {
    /// The program's body.
    case program
    /// A timer or `imp.onidle`.
    case callback
    /// An event of the side's own; the number is the side's.
    case event(UInt32)
}
