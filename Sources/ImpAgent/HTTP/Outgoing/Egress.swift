public import ImpRuntime

/// The one door for what an agent asks of the world outside. One agent has it; it may be used from any thread.
public protocol Egress: Sendable {
    /// Whether it lets nothing out at all.
    var isOffline: Bool { get }
    /// Takes a request whose URL is well formed and not the agent's own. Does not wait.
    func send(_ request: OutgoingRequest) -> EgressReceipt
    /// The part of a streamed answer that was delivered last has been used; the next may come.
    func resume(_ number: UInt64)
    /// The answer is not wanted any more.
    func cancel(_ number: UInt64)
    /// Ends everything, without waiting for it. Nothing is sent or delivered afterwards.
    func close()
}

extension Egress {
    public var isOffline: Bool { false }
}

/// What becomes of a request.
public enum EgressReceipt: Equatable, Sendable {
    /// The answer is known: it is part of the simulation.
    case answers(OutgoingAnswer, after: TimeSpan)
    /// `EgressEvent`s will say.
    case underWay
}

/// What an egress delivers of a request that is under way, from any thread.
public enum EgressEvent: Codable, Equatable, Sendable {
    /// A part of a streamed answer's body. The next comes after `Egress.resume`.
    case content(UInt64, ByteString)
    /// The end, one for each request that was not cancelled. A streamed answer's body is empty.
    case answer(UInt64, OutgoingAnswer)
}

/// Makes an agent's egress.
///
/// - Parameter deliver: takes what comes back; it does not wait.
public typealias EgressMaker = @Sendable (_ deliver: @escaping @Sendable (EgressEvent) -> Void) -> any Egress
