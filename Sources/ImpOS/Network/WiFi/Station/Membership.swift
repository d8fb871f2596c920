import ImpRuntime

/// Being part of a network.
struct Membership: Codable, Equatable, Sendable {
    var association: WiFiAssociation
    /// Nil in open networks.
    var supplicant: Supplicant?
    /// When the network counts as lost, as there are no beacons.
    var lossAt: Instant?

    init(_ attempt: Attempt, _ supplicant: Supplicant?) {
        let network = attempt.network
        association = WiFiAssociation(
            ssid: network.ssid, bssid: network.bssid, channel: network.channel, signal: network.signal,
            isEncrypted: supplicant != nil, hasWME: network.hasWME)
        self.supplicant = supplicant
    }
}
