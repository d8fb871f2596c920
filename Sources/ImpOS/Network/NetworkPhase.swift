/// How far a device is on the way to its server. The LED shows it.
public enum NetworkPhase: Codable, Equatable, CaseIterable, Sendable {
    case off
    /// There is nothing to connect with, or the device is not enrolled.
    case noSettings
    case waitingForEthernet
    case wps
    case searching
    case joining
    case gettingAddress
    case resolving
    /// To the server, or to the proxy on the way to it.
    case connecting
    case connected
    /// The proxy is not at its address, or not a proxy.
    case proxyWrong
    /// The proxy refuses the credentials.
    case proxyRefused
}
