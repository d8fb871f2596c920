/// Numbers the frames that go out, and finds those that come in; each must have the number that is due.
struct FrameChannel<Outgoing: LinkFrame, Incoming: LinkFrame>: Codable, Equatable, Sendable {
    /// Of the session; a server's channel takes it from the first frame.
    private(set) var epoch: UInt32?
    private var sent: UInt32 = 0
    private var received: UInt32 = 0
    private var reader = FrameReader<Incoming>()

    init(epoch: UInt32? = nil) { self.epoch = epoch }

    /// Of what came in.
    var lastSeen: FrameSequence {
        received == 0 ? .none : FrameSequence(epoch: epoch ?? 0, number: received)
    }

    /// One number is left, for the end.
    var isUsedUp: Bool { sent >= .max - 1 }

    /// Nil when the frame is longer than its type allows.
    mutating func encode(_ frame: Outgoing) -> [UInt8]? {
        let bytes = frame.encoded(FrameSequence(epoch: epoch ?? 0, number: sent &+ 1))
        if bytes != nil { sent &+= 1 }
        return bytes
    }

    mutating func append(_ bytes: [UInt8]) { reader.append(bytes) }

    /// The next frame of a type that is known.
    mutating func next() throws(FrameError) -> Incoming? {
        while let incoming = try reader.next() {
            try accept(incoming.sequence)
            if let frame = incoming.frame { return frame }
        }
        return nil
    }

    private mutating func accept(_ sequence: FrameSequence) throws(FrameError) {
        let expected = FrameSequence(epoch: epoch ?? max(1, sequence.epoch), number: received &+ 1)
        guard sequence == expected, expected.number > 0 else {
            throw .wrongSequence(sequence, expected: expected)
        }
        epoch = expected.epoch
        received = expected.number
    }
}
