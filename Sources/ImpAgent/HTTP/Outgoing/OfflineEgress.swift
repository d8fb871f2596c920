import ImpRuntime

/// No network: every request fails, always after the same time.
public struct OfflineEgress: Egress {
    public init() {}

    public var isOffline: Bool { true }

    /// As long as a resolver might take to say no (our choice).
    static let delay = TimeSpan.milliseconds(20)

    public func send(_ request: OutgoingRequest) -> EgressReceipt {
        let isAddress = RequestURL(request.url)?.isAddress ?? false
        return .answers(OutgoingAnswer(isAddress ? .noConnection : .unknownHost), after: OfflineEgress.delay)
    }

    public func resume(_ number: UInt64) {}
    public func cancel(_ number: UInt64) {}
    public func close() {}
}
