public import ImpRuntime

/// `server.bless`: the device under test tells the server that it works, and becomes a production device.
public struct Blessing: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// The program calls `server.bless(passed, callback)`; a call that still waits for its answer is given up.
        case call(passed: Bool)
        case answer(number: UInt32, Answer)
        case tick
    }

    public enum Answer: String, Codable, Sendable {
        /// Blessed, and the production group starts its application now.
        case acceptedAndStarts
        /// Blessed, and the application comes with the end user's activation.
        case acceptedAndWaits
        case refused

        var isAccepted: Bool { self != .refused }
    }

    public enum Action: Codable, Equatable, Sendable {
        /// To the server, which answers a pass, always with the number; a failed test it only logs.
        case send(number: UInt32, passed: Bool)
        /// The LED shows the outcome until the next start.
        case show(passed: Bool)
        /// The program's callback gets the outcome.
        case callBack(passed: Bool)
        /// The module starts into the application of its production group.
        case restart
    }

    /// The vendor's "about two seconds" from the callback to the application's start.
    public static let restartDelay = TimeSpan.seconds(2)

    /// Modules of this type are sold as they are; the vendor blesses none of them.
    private let isBlessable: Bool
    private var pending: PendingRequest?
    private var nextNumber: UInt32 = 1
    private var restart: Instant?

    public init(module: Module) { isBlessable = module != .imp001 }

    /// Whether the application is about to start.
    var restarts: Bool { restart != nil }

    public var deadline: Instant? {
        guard let restart, let pending else { return restart ?? pending?.due }
        return min(restart, pending.due)
    }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        let due = expire(at: now)
        return due + take(input, at: now)
    }

    private mutating func take(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .call(let passed): return call(passed, at: now)
        case .answer(let number, let answer):
            guard number == pending?.number else { return [] }
            if answer == .acceptedAndStarts { restart = now + Blessing.restartDelay }
            return end(passed: answer.isAccepted)
        case .tick: return []
        }
    }

    private mutating func call(_ passed: Bool, at now: Instant) -> [Action] {
        guard isBlessable else { return end(passed: false) }
        let number = nextNumber
        nextNumber &+= 1
        guard passed else { return [.send(number: number, passed: false)] + end(passed: false) }
        pending = PendingRequest(number: number, at: now)
        return [.send(number: number, passed: true)]
    }

    private mutating func end(passed: Bool) -> [Action] {
        pending = nil
        return [.show(passed: passed), .callBack(passed: passed)]
    }

    private mutating func expire(at now: Instant) -> [Action] {
        if let end = restart, end <= now {
            restart = nil
            pending = nil
            return [.restart]
        }
        var actions: [Action] = []
        while let request = pending, request.due <= now { actions += retry(request) }
        return actions
    }

    private mutating func retry(_ request: PendingRequest) -> [Action] {
        var request = request
        guard request.retry() else { return end(passed: false) }
        pending = request
        return [.send(number: request.number, passed: true)]
    }
}
