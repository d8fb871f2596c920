public import ImpRuntime

/// The keys that data are sent and received with, and their counters, which must never go back while a key is in use:
/// two frames with one number can be told from each other's key stream (CVE-2017-13077).
public struct InstalledKeys: Codable, Equatable, Sendable {
    public let dataKey: ByteString
    public let groupKey: ByteString
    /// The number of the last frame that was sent.
    public private(set) var sent: UInt64 = 0
    /// The number of the last frame to all that was received.
    public private(set) var groupReceived: UInt64

    init(dataKey: ByteString, groupKey: ByteString, groupReceived: UInt64) {
        self.dataKey = dataKey
        self.groupKey = groupKey
        self.groupReceived = groupReceived
    }

    /// The number of the next frame.
    mutating func nextPacketNumber() -> UInt64 {
        sent += 1
        return sent
    }
}
