/// Why a station is not part of a network. To programs all of it is `NO_WIFI`.
public enum WiFiFailure: Codable, Equatable, Sendable {
    /// Nobody answered to the name, on any channel of the country.
    case notFound
    /// There is a key, but the network is open now: joining it would tell the data to everybody.
    case networkIsOpen
    /// The network wants a key, and there is none.
    case keyNeeded
    /// Neither open nor WPA2 with a password.
    case unsupportedSecurity
    /// The access point does not answer any more.
    case timedOut
    /// The access point refused authentication or association, with a status of 802.11.
    case refused(status: UInt16)
    /// The access point did not go on after what the key gave.
    case wrongKey
    /// The access point ended it, with a reason of 802.11.
    case deauthenticated(reason: UInt16)
    case beaconsLost
    /// No access point in WPS mode within two minutes.
    case wpsTimedOut
    /// Several access points had their buttons pressed: which one is meant cannot be known.
    case wpsOverlap
    case wpsRefused
    case wrongPIN
}
