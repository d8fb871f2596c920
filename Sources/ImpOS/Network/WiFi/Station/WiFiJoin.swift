public import ImpRuntime

/// What lets a station into a network.
public struct WiFiCredentials: Codable, Equatable, Sendable {
    /// 1...32 bytes
    public var ssid: ByteString
    /// Empty for an open network.
    public var key: ByteString

    public init(ssid: ByteString, key: ByteString) {
        self.ssid = ssid
        self.key = key
    }
}

/// What a station is asked to join.
public struct WiFiJoin: Codable, Equatable, Sendable {
    public var credentials: WiFiCredentials
    public var country: Country
    /// When set, the credentials are ignored: an access point gives others.
    public var wps: WPSMode?

    public init(ssid: ByteString, key: ByteString, country: Country, wps: WPSMode? = nil) {
        credentials = WiFiCredentials(ssid: ssid, key: key)
        self.country = country
        self.wps = wps
    }
}
