public import ImpRuntime

/// The network that a station is part of.
public struct WiFiAssociation: Codable, Equatable, Sendable {
    public let ssid: ByteString
    public let bssid: MACAddress
    public let channel: Int
    /// In dBm, of the last beacon.
    public internal(set) var signal: Int
    public let isEncrypted: Bool
    /// Whether frames have priorities.
    public let hasWME: Bool
}

/// What a scan heard.
public struct ScannedNetwork: Codable, Equatable, Sendable {
    /// Empty for hidden networks.
    public let ssid: ByteString
    public let bssid: MACAddress
    public let channel: Int
    /// In dBm.
    public let signal: Int
    public let isOpen: Bool
}

/// What the radio does, for the account of power. Transmissions are the frames themselves.
public enum RadioState: String, Codable, Sendable {
    case off, receiving
    /// Goes through channels: for the network to be joined, or for the program.
    case scanning
    /// Asleep between beacons.
    case powerSave
}
