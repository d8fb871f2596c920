public import ImpRuntime

/// The life of a device between two losses of power: what it waits for, and whether its program runs.
///
/// A value; events are told to it, it answers what is to be done. docs/device.md has the diagram.
public struct Life: Codable, Equatable, Sendable {
    public enum Phase: Codable, Equatable, Sendable {
        /// Without power.
        case off
        /// Cold: the program waits for the server's word on it, at most until then.
        case booting(until: Instant)
        /// Nothing is stored that could run.
        case withoutProgram
        /// The program is about to start, out of deep sleep or anew.
        case starting(until: Instant)
        case running
        /// The connection is gone under SUSPEND_ON_ERROR: the program stands still until it is back.
        case suspended(until: Instant)
        /// The same on a module without deep sleep, between two attempts: it stays awake, and its program goes on where
        /// it stood. What imp005 does instead of snoozing is not known; this keeps to the other modules' times.
        case stalled(until: Instant)
        /// An error ended the program; it starts anew.
        case pausing(until: Instant)
        /// Deep sleep; nil: until the pin wakes it.
        case asleep(until: Instant?, snoozes: Bool)
        /// Awake out of a nap, to connect.
        case retrying(until: Instant)
        /// The module starts again, as after a loss of power.
        case resetting(until: Instant)
    }

    public private(set) var phase = Phase.off
    /// What the program will be told, or was told last.
    public private(set) var reason = WakeReason.powerOn
    /// Whether the module naps while it cannot connect: it has deep sleep, and a network to wake up for.
    public var naps = true
    /// How long an attempt to connect lasts.
    public var attempt = LifeFigures.attempt

    public init() {}

    public enum Event: Equatable, Sendable {
        case started(Start)
        case powerLost
        /// The server has confirmed the stored program, or a new one is stored.
        case programReady(isNew: Bool)
        case connected
        /// The time of an attempt to connect is over.
        case attemptFailed(Stance)
        case lost(Stance)
        /// The program needs a connection and stands still until it is there.
        case blocked
        case sleeps(until: Instant?)
        case pinWoke
        /// An error that nothing caught.
        case programFailed
        case programRestarts(WakeReason)
        /// Another program is to be stored in the place of the one that is there.
        case programReplaced
        /// The module resets itself, and starts again after this time.
        case resets(WakeReason, after: TimeSpan)
        case tick
    }

    /// How the module starts.
    public struct Start: Equatable, Sendable {
        public var reason: WakeReason
        public var hasProgram: Bool
        /// The program runs at once and decides about connecting (a rescue pin at rest).
        public var isFast: Bool

        public init(_ reason: WakeReason, hasProgram: Bool, isFast: Bool = false) {
            (self.reason, self.hasProgram, self.isFast) = (reason, hasProgram, isFast)
        }
    }

    /// What a lost connection means to the program.
    public enum Stance: Codable, Equatable, Sendable {
        /// SUSPEND_ON_ERROR: it stands still.
        case suspends
        /// RETURN_ON_ERROR: it goes on.
        case returns
    }

    public enum Action: Equatable, Sendable {
        /// Starts the program in a new machine.
        case startProgram(WakeReason)
        case haltProgram
        /// Tries to connect until then.
        case connect(until: Instant)
        /// Everything off but the clock and an armed pin.
        case powerDown
        /// Starts the module after a reset.
        case startModule(WakeReason)
        /// The processor runs again, out of deep sleep.
        case wakeModule(WakeReason)
        /// Interfaces off, while the program stands still.
        case rest
    }

    /// When `tick` is to be told next.
    public var deadline: Instant? {
        switch phase {
        case .off, .withoutProgram, .running: nil
        case .booting(let until), .starting(let until), .suspended(let until), .stalled(let until),
            .pausing(let until), .retrying(let until), .resetting(let until):
            until
        case .asleep(let until, _): until
        }
    }

    /// Whether the program's code may run.
    public var runsProgram: Bool { phase == .running }
    /// Whether the module is on and not in deep sleep.
    public var isAwake: Bool {
        switch phase {
        case .off, .asleep, .resetting: false
        default: true
        }
    }

    public mutating func handle(_ event: Event, at now: Instant) -> [Action] {
        switch event {
        case .started(let start): return begin(start, at: now)
        case .powerLost:
            phase = .off
            return [.haltProgram]
        case .programReady(let isNew): return programReady(isNew)
        case .connected: return connected()
        case .attemptFailed(let stance): return attemptFailed(stance, at: now)
        case .lost(let stance): return lost(stance, at: now)
        case .blocked: return suspend(at: now)
        case .sleeps(let until): return sleep(until: until)
        case .pinWoke: return wake(.pin, at: now)
        case .programFailed:
            reason = .programError
            phase = .pausing(until: now + LifeFigures.errorPause)
            return [.haltProgram]
        case .programRestarts(let why): return [.haltProgram] + startSoon(why, at: now)
        case .programReplaced:
            phase = .withoutProgram
            return [.haltProgram]
        case .resets(let why, let pause):
            reason = why
            phase = .resetting(until: now + pause)
            return [.haltProgram]
        case .tick: return tick(at: now)
        }
    }

    // MARK: Starts

    private mutating func begin(_ start: Start, at now: Instant) -> [Action] {
        reason = start.reason
        if start.isFast && start.hasProgram { return self.start(start.reason) }
        phase = start.hasProgram ? .booting(until: now + LifeFigures.bootWait) : .withoutProgram
        return [.connect(until: now + attempt)]
    }

    private mutating func start(_ why: WakeReason) -> [Action] {
        reason = why
        phase = .running
        return [.startProgram(why)]
    }

    /// The machine takes a moment, so that a program which ends at once does not stop time.
    private mutating func startSoon(_ why: WakeReason, at now: Instant) -> [Action] {
        reason = why
        phase = .starting(until: now + LifeFigures.programStart)
        return []
    }

    private mutating func programReady(_ isNew: Bool) -> [Action] {
        switch phase {
        case .booting, .withoutProgram, .retrying: start(isNew ? .newProgram : reason)
        case .pausing, .starting, .running, .suspended, .stalled: isNew ? start(.newProgram) : []
        case .off, .asleep, .resetting: []
        }
    }

    // MARK: The connection

    private mutating func connected() -> [Action] {
        switch phase {
        case .suspended, .stalled: phase = .running
        default: break
        }
        return []
    }

    private mutating func lost(_ stance: Stance, at now: Instant) -> [Action] {
        switch (phase, stance) {
        case (.running, .suspends): suspend(at: now)
        // The OS tries again in silence.
        case (.running, .returns), (.pausing, _), (.starting, _): [.connect(until: now + attempt)]
        case (.booting, _), (.withoutProgram, _): [.connect(until: now + attempt)]
        case (.retrying(let until), _): [.connect(until: until)]
        default: []
        }
    }

    private mutating func suspend(at now: Instant) -> [Action] {
        phase = .suspended(until: now + attempt)
        return [.connect(until: now + attempt)]
    }

    private mutating func attemptFailed(_ stance: Stance, at now: Instant) -> [Action] {
        switch (phase, stance) {
        case (.running, .suspends), (.withoutProgram, _): giveUp(at: now)
        default: []
        }
    }

    private mutating func giveUp(at now: Instant) -> [Action] {
        let until = now + LifeFigures.nap
        if naps {
            phase = .asleep(until: until, snoozes: true)
            return [.haltProgram, .powerDown]
        }
        if phase != .withoutProgram { phase = .stalled(until: until) }
        return [.rest]
    }

    // MARK: Sleep

    private mutating func sleep(until: Instant?) -> [Action] {
        phase = .asleep(until: until, snoozes: false)
        return [.haltProgram, .powerDown]
    }

    private mutating func wake(_ why: WakeReason, at now: Instant) -> [Action] {
        guard case .asleep = phase else { return [] }
        return [.wakeModule(why)] + startSoon(why, at: now)
    }

    private mutating func tick(at now: Instant) -> [Action] {
        guard let deadline, deadline <= now else { return [] }
        switch phase {
        case .booting, .starting, .pausing: return start(reason)
        case .asleep(_, snoozes: false): return wake(.timer, at: now)
        case .asleep(_, snoozes: true): return retry(at: now)
        case .retrying: return giveUp(at: now)
        case .suspended: return giveUp(at: now)
        case .stalled: return suspend(at: now)
        case .resetting: return [.startModule(reason)]
        case .off, .withoutProgram, .running: return []
        }
    }

    private mutating func retry(at now: Instant) -> [Action] {
        reason = .snooze
        let until = now + max(LifeFigures.retry, attempt)
        phase = .retrying(until: until)
        return [.wakeModule(.snooze), .connect(until: until)]
    }
}

/// Times of a device's life. The vendor's documentation names all but the last four.
enum LifeFigures {
    /// How long a cold start waits for the server before the program starts without it.
    static let bootWait = TimeSpan.seconds(10)
    /// How long a lost connection is tried to get back.
    static let attempt = TimeSpan.seconds(60)
    /// Sleep between two attempts.
    static let nap = TimeSpan.seconds(540)
    /// An attempt between two naps.
    static let retry = TimeSpan.seconds(60)
    /// Between an error that nothing caught and the program's new start. That there is a pause is known, its length in
    /// release 36 is not.
    static let errorPause = TimeSpan.seconds(2)
    /// From waking out of deep sleep, or from the end of the program before, to the program's first line.
    static let programStart = TimeSpan.milliseconds(50)
    /// A reset of the whole module: from the reset to the operating system's start.
    static let reset = TimeSpan.milliseconds(500)
    /// Copying a new operating system into its place; solid green shows meanwhile.
    static let installation = TimeSpan.seconds(10)
}
