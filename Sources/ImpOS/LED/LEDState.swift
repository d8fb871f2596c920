public import ImpRuntime

/// What the status LED tells its user.
public enum LEDState: String, CaseIterable, Codable, Sendable {
    case off
    /// Nothing to join with, or not enrolled.
    case noSettings
    case waitingForEthernet
    case blinkUpReceived, blinkUpFailed
    case wps
    case searching, joining, gettingAddress, resolving, connecting, connected
    /// The proxy does not answer where it should.
    case proxyWrong
    /// The proxy does not take the credentials.
    case proxyRefused
    case upgradeDownloading, upgradeInstalling
    case blessPassed, blessFailed
    /// A part that the module cannot do without is broken.
    case hardwareFault
}

/// One of the four things that a red and a green LED side by side can show.
public enum LEDColor: String, CaseIterable, Codable, Sendable {
    case off, red, green
    /// Both.
    case orange
}

/// One colour for a while.
public struct LEDSegment: Codable, Equatable, Sendable {
    public var color: LEDColor
    public var duration: TimeSpan

    public init(_ color: LEDColor, _ duration: TimeSpan) {
        self.color = color
        self.duration = duration
    }
}
