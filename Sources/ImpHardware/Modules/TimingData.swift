public import ImpRuntime

/// What code costs on a module.
public struct TimingData: Equatable, Sendable {
    /// A call or a backward jump of a program.
    public var event: Figure<TimeSpan>
    /// A call of the API, where the member has no cost of its own.
    public var call: Figure<TimeSpan>
    /// `crypto.sha256` of nothing.
    public var hash: Figure<TimeSpan>
    /// `crypto.hmacsha256` of nothing.
    public var keyedHash: Figure<TimeSpan>
    /// Each further byte of both.
    public var hashedByte: Figure<TimeSpan>

    public init(
        event: Figure<TimeSpan>, call: Figure<TimeSpan>, hash: Figure<TimeSpan>, keyedHash: Figure<TimeSpan>,
        hashedByte: Figure<TimeSpan>
    ) {
        (self.event, self.call, self.hash) = (event, call, hash)
        (self.keyedHash, self.hashedByte) = (keyedHash, hashedByte)
    }
}
