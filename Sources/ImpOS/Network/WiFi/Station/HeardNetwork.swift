import ImpRuntime

/// A network that answered a probe, with what decides whether and how it can be joined.
struct HeardNetwork: Codable, Equatable, Sendable {
    let ssid: ByteString
    let bssid: MACAddress
    let channel: Int
    let signal: Int
    let isPrivate: Bool
    let security: SecurityElement?
    let hasWME: Bool
    let wps: WPSElement?

    /// The channel is the one that the network names: neighbouring channels are heard too.
    init(_ advertisement: Advertisement, from bssid: MACAddress, signal: Int, channel: Int) {
        let elements = advertisement.elements
        ssid = elements.ssid ?? ByteString("")
        self.bssid = bssid
        self.channel = elements.channel ?? channel
        self.signal = signal
        isPrivate = advertisement.isPrivate
        security = elements.security
        hasWME = elements.hasWME
        wps = elements.wps
    }

    var isOpen: Bool { !isPrivate && security == nil }

    var scanned: ScannedNetwork {
        ScannedNetwork(ssid: ssid, bssid: bssid, channel: channel, signal: signal, isOpen: isOpen)
    }

    /// What is in the way of joining with a key, or without one when it is empty.
    func obstacle(key: ByteString) -> WiFiFailure? {
        if isOpen { return key.bytes.isEmpty ? nil : .networkIsOpen }
        guard let security, security.admitsWPA2Personal else { return .unsupportedSecurity }
        return key.bytes.isEmpty ? .keyNeeded : nil
    }
}

extension [HeardNetwork] {
    /// The strongest first; equally strong ones by address.
    var byStrength: [HeardNetwork] { sorted { ($1.signal, $0.bssid) < ($0.signal, $1.bssid) } }
}
