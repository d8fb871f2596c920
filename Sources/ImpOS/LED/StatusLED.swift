public import ImpRuntime

/// The status LED went over to another state.
public struct LEDChange: Codable, Equatable, Sendable {
    public var at: Instant
    public var state: LEDState

    public init(at: Instant, state: LEDState) {
        self.at = at
        self.state = state
    }
}

/// Which of the things that the operating system has to say the status LED shows.
///
/// What concerns the network shows only while BlinkUp is on (`BlinkUpRules`), which is what turns the LED off after a
/// minute. A message to whoever holds the device in hand shows always.
public struct StatusLED: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// The module starts or restarts: nothing but the network is shown any more.
        case start
        /// It is dark.
        case powerLost
        /// How far the way to the server is.
        case network(LEDState)
        case blinkUpEnabled(Bool)
        /// BlinkUp data came, good or bad.
        case blinkUp(received: Bool)
        /// `upgradeDownloading`, `upgradeInstalling`, or nil when it has ended.
        case upgrade(UpgradeStep?)
        /// The outcome of blessing.
        case bless(passed: Bool)
        case hardwareFault
        case tick
    }

    public enum UpgradeStep: String, Codable, Sendable { case downloading, installing }

    /// The vendor's figure for good data; for bad data chosen alike.
    public static let blinkUpResultTime = TimeSpan.seconds(3)

    /// What shows.
    public private(set) var state = LEDState.off
    private var network = LEDState.off
    private var isBlinkUpEnabled = false
    private var blinkUpResult: LEDState?
    private var blinkUpResultEnd = Instant.never
    private var upgrade: UpgradeStep?
    private var blessing: LEDState?
    private var isFaulty = false

    public init() {}

    /// When the LED changes by itself.
    public var deadline: Instant? { blinkUpResult == nil ? nil : blinkUpResultEnd }

    /// The changes that follow, in order; one that was due earlier has the time at which it was due.
    public mutating func handle(_ input: Input, at now: Instant) -> [LEDChange] {
        var changes: [LEDChange] = []
        if blinkUpResult != nil, blinkUpResultEnd <= now {
            blinkUpResult = nil
            changes += change(at: blinkUpResultEnd)
        }
        take(input, at: now)
        return changes + change(at: now)
    }

    private mutating func take(_ input: Input, at now: Instant) {
        switch input {
        case .start: (blinkUpResult, upgrade, blessing) = (nil, nil, nil)
        case .powerLost: (network, blinkUpResult, upgrade, blessing, isFaulty) = (.off, nil, nil, nil, false)
        case .network(let state): network = state
        case .blinkUpEnabled(let enabled): isBlinkUpEnabled = enabled
        case .blinkUp(let received):
            blinkUpResult = received ? .blinkUpReceived : .blinkUpFailed
            blinkUpResultEnd = now + StatusLED.blinkUpResultTime
        case .upgrade(let step): upgrade = step
        case .bless(let passed): blessing = passed ? .blessPassed : .blessFailed
        case .hardwareFault: isFaulty = true
        case .tick: break
        }
    }

    private mutating func change(at now: Instant) -> [LEDChange] {
        let wanted = wantedState
        if wanted == state { return [] }
        state = wanted
        return [LEDChange(at: now, state: wanted)]
    }

    /// The most urgent of what there is to show; the order is chosen.
    private var wantedState: LEDState {
        if isFaulty { return .hardwareFault }
        switch upgrade {
        case .installing: return .upgradeInstalling
        case .downloading: return .upgradeDownloading
        case nil: return blessing ?? blinkUpResult ?? (isBlinkUpEnabled ? network : .off)
        }
    }
}
