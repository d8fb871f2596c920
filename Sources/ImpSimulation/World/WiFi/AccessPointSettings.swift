public import ImpOS
public import ImpRuntime

/// What an access point is like. Scenarios change it while it runs.
public struct AccessPointSettings: Codable, Equatable, Sendable {
    public enum Security: Codable, Equatable, Sendable {
        case open
        /// With a password.
        case wpa2(ByteString)
    }

    public enum WME: String, Codable, Sendable {
        case none, offered
        /// Stations without it are refused.
        case required
    }

    public enum WPS: Codable, Equatable, Sendable {
        case none
        /// The button was pressed then, if ever; it counts for two minutes.
        case pushButton(pressedAt: Instant?)
        /// The access point was told this PIN.
        case pin(String)
    }

    /// At most 32 bytes; what is longer is cut off in frames.
    public var ssid: ByteString
    public var bssid: MACAddress
    public var channel: Int
    /// At the device, in dBm.
    public var signal: Int
    public var security: Security
    public var isHidden = false
    public var wme = WME.offered
    public var wps = WPS.none
    public var isUp = true
    /// Two letters.
    public var country: String = "US"

    public init(ssid: ByteString, bssid: MACAddress, channel: Int, signal: Int, security: Security) {
        self.ssid = ssid
        self.bssid = bssid
        self.channel = channel
        self.signal = signal
        self.security = security
    }

    /// Whether stations hear it, and it them.
    public var isAudible: Bool { isUp && signal >= AirFigures.sensitivity }

    /// Empty for an open network.
    var key: ByteString {
        switch security {
        case .open: ByteString("")
        case .wpa2(let key): key
        }
    }

    /// Whether stations must join anew.
    func restarts(after old: AccessPointSettings) -> Bool {
        (ssid, bssid, channel) != (old.ssid, old.bssid, old.channel) || (security, wme) != (old.security, old.wme)
            || isUp != old.isUp
    }

    /// Whether somebody who comes now gets the credentials, and how that is shown.
    func wpsMode(at now: Instant) -> WPSMode? {
        switch wps {
        case .none: nil
        case .pushButton(let pressed): Self.counts(pressed, at: now) ? .pushButton : nil
        case .pin(let pin): .pin(pin)
        }
    }

    private static func counts(_ pressed: Instant?, at now: Instant) -> Bool {
        guard let pressed else { return false }
        return pressed <= now && now < pressed + AirFigures.buttonTime
    }
}
