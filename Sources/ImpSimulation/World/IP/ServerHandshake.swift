import ImpOS

/// The server's side of a simulated TLS handshake; the device's is `SecureHandshake`.
public struct ServerHandshake: Codable, Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
        /// `answer` is to be sent, `content` is the connection's own.
        case goesOn(answer: [UInt8], content: [UInt8])
        /// Whoever it is does not speak TLS; the connection is to be closed.
        case failed
    }

    private enum Stage: Codable, Equatable {
        case hello, finished, done
    }

    private var stage = Stage.hello
    private var received: [UInt8] = []

    public init() {}

    public var isDone: Bool { stage == .done }

    /// Bytes of the device, in order.
    public mutating func receive(_ bytes: [UInt8]) -> Outcome {
        if isDone { return .goesOn(answer: [], content: bytes) }
        received += bytes
        var answer: [UInt8] = []
        if stage == .hello {
            guard let isComplete = isComplete(SecureRecord.hello) else { return .failed }
            if isComplete { answer = SecureRecord.flight }
        }
        if stage == .finished {
            guard isComplete(SecureRecord.finished) != nil else { return .failed }
        }
        return .goesOn(answer: answer, content: takeContent())
    }

    /// Takes the record when all of it is there, and goes on to the next stage; nil if something else came.
    private mutating func isComplete(_ record: [UInt8]) -> Bool? {
        guard received.prefix(record.count).elementsEqual(record.prefix(received.count)) else { return nil }
        guard received.count >= record.count else { return false }
        received.removeFirst(record.count)
        stage = stage == .hello ? .finished : .done
        return true
    }

    private mutating func takeContent() -> [UInt8] {
        guard isDone else { return [] }
        defer { received = [] }
        return received
    }
}
