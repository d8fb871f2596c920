public import ImpRuntime

/// What one state looks like: segments that repeat, or one colour that stays.
public struct LEDPattern: Equatable, Sendable {
    /// One colour stays if there is one segment, else they follow each other again and again.
    public let segments: [LEDSegment]
    public let period: TimeSpan

    public var isSteady: Bool { segments.count == 1 }

    private init(_ segments: [(color: LEDColor, milliseconds: Int64)]) {
        self.segments = segments.map { LEDSegment($0.color, .milliseconds($0.milliseconds)) }
        period = .milliseconds(segments.reduce(0) { $0 + $1.milliseconds })
    }

    private init(steady color: LEDColor) { self.init([(color, 250)]) }

    /// The colour `elapsed` after the pattern began, and how long it lasts from then on: `nil` if it stays.
    public func color(after elapsed: TimeSpan) -> (color: LEDColor, left: TimeSpan?) {
        if isSteady { return (segments[0].color, nil) }
        var rest = max(0, elapsed.nanoseconds) % period.nanoseconds
        for segment in segments {
            rest -= segment.duration.nanoseconds
            if rest < 0 { return (segment.color, TimeSpan(nanoseconds: -rest)) }
        }
        return (segments[0].color, segments[0].duration)
    }
}

extension LEDPattern {
    /// Durations are the vendor's. Its colours are public for the states marked with "known"; for the others they are
    /// chosen so that each state can be told from the rest: red for the way to the network, orange once more is there,
    /// and dark at the end, which makes the beginning visible.
    public static func of(_ state: LEDState) -> LEDPattern {
        switch state {
        case .off: off
        case .noSettings: noSettings
        case .waitingForEthernet: waitingForEthernet
        case .blinkUpReceived, .blessPassed, .upgradeInstalling: steadyGreen
        case .blinkUpFailed, .blessFailed, .hardwareFault: steadyRed
        case .wps: wps
        case .searching: searching
        case .joining: joining
        case .gettingAddress: gettingAddress
        case .resolving: resolving
        case .connecting: connecting
        case .connected: connected
        case .proxyWrong: proxyWrong
        case .proxyRefused: proxyRefused
        case .upgradeDownloading: upgradeDownloading
        }
    }

    private static let off = LEDPattern(steady: .off)
    /// Known, but for a failed BlinkUp: chosen.
    private static let steadyGreen = LEDPattern(steady: .green)
    private static let steadyRed = LEDPattern(steady: .red)
    /// Known.
    private static let noSettings = LEDPattern([(.orange, 500), (.off, 500)])
    private static let waitingForEthernet = LEDPattern([(.orange, 500), (.off, 500), (.orange, 250), (.off, 250)])
    private static let wps = LEDPattern([(.orange, 500), (.off, 250), (.red, 250), (.off, 250)])
    private static let searching = LEDPattern([
        (.red, 500), (.off, 500), (.red, 500), (.off, 250), (.red, 250), (.off, 250),
    ])
    /// Known: red, long ones and short ones.
    private static let joining = LEDPattern([
        (.red, 500), (.off, 500), (.red, 500), (.off, 250), (.red, 250), (.off, 250), (.red, 250), (.off, 250),
    ])
    private static let gettingAddress = LEDPattern([(.red, 500), (.orange, 250), (.off, 250)])
    private static let resolving = LEDPattern([(.orange, 500), (.red, 250), (.off, 250)])
    /// Known.
    private static let connecting = LEDPattern([(.red, 500), (.off, 500), (.orange, 500), (.off, 250)])
    /// Known.
    private static let connected = LEDPattern([(.green, 500), (.off, 500)])
    private static let proxyWrong = LEDPattern([
        (.red, 500), (.off, 500), (.orange, 250), (.off, 250), (.orange, 250), (.off, 250),
    ])
    private static let proxyRefused = LEDPattern([
        (.red, 500), (.off, 500), (.orange, 250), (.off, 250), (.orange, 250), (.red, 250), (.off, 250),
    ])
    /// Known: green, short and long; the durations are chosen.
    private static let upgradeDownloading = LEDPattern([(.green, 250), (.off, 250), (.green, 500), (.off, 250)])
}
