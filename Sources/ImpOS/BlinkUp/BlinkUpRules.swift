public import ImpRuntime

/// When optical reception and the status LED are on: `imp.enableblinkup` by the rules of release 36, which apply a call
/// at the next change of phase only.
public struct BlinkUpRules: Codable, Equatable, Sendable {
    public enum Phase: String, CaseIterable, Codable, Sendable {
        /// The first minute after a cold start.
        case booting
        /// The first minute of an attempt to connect.
        case connecting
        case idle
    }

    public enum Input: Codable, Equatable, Sendable {
        case coldStart
        /// Out of deep sleep: the module is active and offline, so a call counts at once until the phase changes.
        case warmStart
        case connectionAttempt
        /// The program calls `imp.enableblinkup`.
        case call(enabled: Bool)
        /// Whether there is anything to connect with.
        case settings(Bool)
        case tick
    }

    /// How long booting and connecting last. Success does not cut them short, so that its pattern is to be seen.
    public static let phaseTime = TimeSpan.seconds(60)
    /// Whether a module that has no settings goes on listening after the first minute, if its program did not say no.
    /// Chosen: without BlinkUp such a module is out of reach until someone switches it off and on.
    public static let unconfiguredStaysOn = true

    public private(set) var phase = Phase.idle
    private let staysOnUnconfigured: Bool
    private var hasSettings = true
    /// The last call, and what counts in this phase.
    private var called: Bool?
    private var inForce: Bool?
    private var appliesAtOnce = false
    private var bootEnd: Instant?
    private var attemptEnd: Instant?

    /// Off, until a start is told.
    public init(unconfiguredStaysOn: Bool = BlinkUpRules.unconfiguredStaysOn) {
        staysOnUnconfigured = unconfiguredStaysOn
    }

    public var isEnabled: Bool {
        switch phase {
        case .booting: true
        case .connecting: inForce ?? true
        case .idle: inForce ?? (staysOnUnconfigured && !hasSettings)
        }
    }

    /// When the phase ends.
    public var deadline: Instant? {
        switch phase {
        case .booting: bootEnd
        case .connecting: attemptEnd
        case .idle: nil
        }
    }

    /// Whether BlinkUp is on from now on, where that changed; a change that was due earlier has its own time.
    public mutating func handle(_ input: Input, at now: Instant) -> [BlinkUpChange] {
        var changes: [BlinkUpChange] = []
        while let end = deadline, end <= now { changes += changing(at: end) { $0.moveOn(at: end) } }
        return changes + changing(at: now) { $0.take(input, at: now) }
    }

    private mutating func changing(at now: Instant, _ change: (inout BlinkUpRules) -> Void) -> [BlinkUpChange] {
        let before = isEnabled
        change(&self)
        return isEnabled == before ? [] : [BlinkUpChange(at: now, isEnabled: isEnabled)]
    }

    private mutating func take(_ input: Input, at now: Instant) {
        switch input {
        case .coldStart:
            begin()
            bootEnd = now + BlinkUpRules.phaseTime
            phase = .booting
        case .warmStart:
            begin()
            appliesAtOnce = true
        case .connectionAttempt:
            attemptEnd = now + BlinkUpRules.phaseTime
            if phase == .idle { enter(.connecting) }
        case .call(let enabled):
            called = enabled
            if appliesAtOnce { inForce = enabled }
        case .settings(let present): hasSettings = present
        case .tick: break
        }
    }

    /// Forgets the run before.
    private mutating func begin() {
        (called, inForce, bootEnd, attemptEnd, appliesAtOnce) = (nil, nil, nil, nil, false)
        phase = .idle
    }

    /// The phase has ended.
    private mutating func moveOn(at now: Instant) {
        let isConnecting = (attemptEnd ?? now) > now
        enter(isConnecting ? .connecting : .idle)
    }

    private mutating func enter(_ next: Phase) {
        phase = next
        inForce = called
        appliesAtOnce = false
    }
}

/// BlinkUp went on or off.
public struct BlinkUpChange: Codable, Equatable, Sendable {
    public var at: Instant
    public var isEnabled: Bool

    public init(at: Instant, isEnabled: Bool) {
        self.at = at
        self.isEnabled = isEnabled
    }
}
