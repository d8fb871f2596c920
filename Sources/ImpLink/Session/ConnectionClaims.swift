/// Which connection each device has: of two with one identity, the one with the larger epoch stays.
public struct ConnectionClaims: Codable, Equatable, Sendable {
    public enum Answer: Equatable, Sendable {
        /// It is the device's connection now.
        case granted
        /// It is, and the other one ends with `newerConnection`.
        case replaces(UInt64)
        /// A connection with this epoch, or a larger one, was there already: end with `staleEpoch`.
        case stale(newest: UInt32)
    }

    private struct Claim: Codable, Equatable, Sendable {
        var epoch: UInt32
        var connection: UInt64?
    }

    /// By device; as many as ever connected.
    private var claims: [String: Claim] = [:]

    public init() {}

    /// - Parameter connection: the server's name for it.
    public mutating func claim(device: String, epoch: UInt32, connection: UInt64) -> Answer {
        let before = claims[device]
        if let before, epoch <= before.epoch { return .stale(newest: before.epoch) }
        claims[device] = Claim(epoch: epoch, connection: connection)
        return before?.connection.map { .replaces($0) } ?? .granted
    }

    /// The connection is over. False when it was not, or no longer, the device's.
    public mutating func release(device: String, connection: UInt64) -> Bool {
        guard claims[device]?.connection == connection else { return false }
        claims[device]?.connection = nil
        return true
    }
}
