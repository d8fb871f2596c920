/// What code costs on a machine, and how much memory it has.
public struct MachineFigures: Equatable, Sendable {
    /// Time of one call or backward jump of a program.
    public var event: TimeSpan
    /// Time of one call of the API, where the member has no cost of its own.
    public var call: TimeSpan
    /// Bytes a program may allocate.
    public var heapBytes: UInt32
    /// Bytes of the stack of calls.
    public var stackBytes: UInt32
    /// `crypto.sha256` and `crypto.hmacsha256` of nothing.
    public var hash: TimeSpan
    public var keyedHash: TimeSpan
    /// Each further byte of both.
    public var hashedByte: TimeSpan

    public init(
        event: TimeSpan, call: TimeSpan, heapBytes: UInt32, stackBytes: UInt32, hash: TimeSpan, keyedHash: TimeSpan,
        hashedByte: TimeSpan
    ) {
        (self.event, self.call, self.heapBytes, self.stackBytes) = (event, call, heapBytes, stackBytes)
        (self.hash, self.keyedHash, self.hashedByte) = (hash, keyedHash, hashedByte)
    }

    /// Every agent has the same. Estimates: the vendor published no figures.
    public static let agent = MachineFigures(
        event: .nanoseconds(1_000), call: .microseconds(1), heapBytes: 64 << 20, stackBytes: 4 << 20,
        hash: .microseconds(2), keyedHash: .microseconds(4), hashedByte: .nanoseconds(3))
}
