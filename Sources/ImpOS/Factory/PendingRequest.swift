import ImpRuntime

/// A question to the server that waits for its answer, and is sent again where the answer may be lost.
struct PendingRequest: Codable, Equatable, Sendable {
    /// Chosen, as is what follows from it: half a minute until a request has failed.
    static let patience = TimeSpan.seconds(10)
    static let mostAttempts = 3

    /// The same in every attempt, so that the server answers a question once.
    let number: UInt32
    private(set) var attempts = 1
    private(set) var due: Instant

    init(number: UInt32, at now: Instant) {
        self.number = number
        due = now + PendingRequest.patience
    }

    /// The answer is late: false if it is not waited for any more.
    mutating func retry() -> Bool {
        guard attempts < PendingRequest.mostAttempts else { return false }
        attempts += 1
        due += PendingRequest.patience
        return true
    }
}
