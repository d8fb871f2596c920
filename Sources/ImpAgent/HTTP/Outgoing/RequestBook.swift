import ImpRuntime
import SquirrelVM

/// The requests of an agent's program: those it made and did not send yet, and those it sent.
struct RequestBook: Codable, Sendable {
    /// By the number of the program's object.
    private var made = SortedTable<UInt32, OutgoingRequest>()
    private var madeBytes = 0
    /// By the request's own number.
    var sent = SortedTable<UInt64, SentRequest>()
    /// When requests of `sendasync` fail at last.
    var deadlines = EventQueue<UInt64>()
    var credits = RequestCredits()
    private var lastNumber: UInt64 = 0

    // MARK: Made

    /// False when there are too many.
    mutating func make(_ request: OutgoingRequest, object: UInt32) -> Bool {
        guard made.count < HTTPLimits.requestObjects, madeBytes + request.size <= HTTPLimits.requestBytes else {
            return false
        }
        made[object] = request
        madeBytes += request.size
        return true
    }

    /// A request that was not sent yet; nil when it was.
    mutating func take(object: UInt32) -> OutgoingRequest? {
        guard let request = made.removeValue(forKey: object) else { return nil }
        madeBytes -= request.size
        return request
    }

    /// Changes one that was not sent yet. False when it was.
    mutating func setValidation(_ isValidated: Bool, object: UInt32) -> Bool {
        guard made[object] != nil else { return false }
        made[object]?.isValidated = isValidated
        return true
    }

    // MARK: Sent

    mutating func nextNumber() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// The request of an object that waits for its answer.
    func number(object: UInt32) -> UInt64? { sent.keys.first { sent[$0]?.object == object } }

    /// The one that `sendsync` stands still for.
    var awaited: UInt64? { sent.keys.first { sent[$0]?.receiver.isCall ?? false } }

    /// Takes one out: its answer has come, or is not wanted any more.
    mutating func end(_ number: UInt64) -> SentRequest? {
        deadlines.removeAll { $0 == number }
        return sent.removeValue(forKey: number)
    }

    /// The program's objects and callbacks are gone.
    mutating func forgetAll() {
        made = SortedTable()
        madeBytes = 0
        sent = SortedTable()
        deadlines = EventQueue()
    }
}

/// A request that waits for its answer.
struct SentRequest: Codable, Sendable {
    /// The number of the program's object.
    var object: UInt32
    var method: String
    /// Whether it went through the egress.
    var isOutside: Bool
    var receiver: Receiver
    /// Whether the answer is in the agent, and only the program has to get it.
    var isAnswered = false

    /// Who gets the answer.
    enum Receiver: Codable, Sendable {
        /// `sendsync`, which stands still; the answer once it is there.
        case call(OutgoingAnswer?)
        /// The callbacks of `sendasync`; `content` for each part of the body.
        case callbacks(done: Root, content: Root?)

        var isCall: Bool { if case .call = self { true } else { false } }
    }
}
