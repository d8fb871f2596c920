public import ImpRuntime

/// The connection of a device to its server, in one process: a value with two states.
///
/// Events are told to it with their time; it answers what becomes of them. It does no I/O and reads no clock. Each way
/// messages arrive in the order in which they were sent.
public struct Link: Codable, Equatable, Sendable {
    public enum Transit: Equatable, Sendable {
        case arrives(Instant)
        /// There is no connection; the message is lost.
        case notConnected
    }

    public enum Direction: Codable, Sendable {
        case toServer, toDevice
    }

    public private(set) var isConnected = false
    private var lastAtServer = Instant.start
    private var lastAtDevice = Instant.start

    public init() {}

    /// False when it was connected already.
    public mutating func connect() -> Bool {
        defer { isConnected = true }
        return !isConnected
    }

    /// False when there was no connection.
    public mutating func disconnect() -> Bool {
        defer { isConnected = false }
        return isConnected
    }

    /// A message leaves one end at `now`.
    public mutating func send(_ direction: Direction, at now: Instant) -> Transit {
        guard isConnected else { return .notConnected }
        let soonest = now + LinkFigures.delay
        switch direction {
        case .toServer:
            lastAtServer = max(lastAtServer, soonest)
            return .arrives(lastAtServer)
        case .toDevice:
            lastAtDevice = max(lastAtDevice, soonest)
            return .arrives(lastAtDevice)
        }
    }
}
