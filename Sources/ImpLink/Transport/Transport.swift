public import ImpRuntime

/// Why a stream broke off.
public enum TransportFailure: Codable, Equatable, Sendable {
    /// Nobody listens at the other end.
    case refused
    /// The peer acknowledged nothing for `TransportFigures.patience`.
    case timedOut
    /// The peer knows nothing of the connection any more.
    case reset
}

/// One end of a reliable stream of bytes, as TCP has it: three-way handshake, selective acknowledgements, a window each
/// way, an orderly end.
///
/// A value without I/O: segments go in and come out, `deadline` says when it wants to be told the time. An idle
/// connection has no deadline. Nothing is held back to make larger segments (no Nagle), every batch of received
/// segments is acknowledged at once.
public struct Transport: Codable, Equatable, Sendable {
    public enum Role: Codable, Sendable { case client, server }

    public enum State: Codable, Equatable, Sendable {
        /// Not used yet, or ended in order. A server's end listens until it had its connection.
        case closed
        case opening
        case open
        /// One of the ends has finished; what is in the FIFO is still sent.
        case closing
        case failed(TransportFailure)
    }

    public let role: Role
    public internal(set) var state = State.closed
    /// The end that was connected to.
    public internal(set) var server = Endpoint.server
    /// Which of the client's connections; nil before the first.
    public internal(set) var connection: UInt64?
    let receiveWindow: Int
    let largestPayload: Int
    var sending: SendStream
    var receiving: Reassembly
    var timer = RetransmissionTimer()
    /// Parts of the stream that are to be sent now.
    var pieces: [SendStream.Piece] = []
    var refusals: [Segment] = []
    var needsAcknowledgement = false

    /// - Parameters:
    ///   - sendCapacity: bytes of the FIFO; sent ones count until they are acknowledged.
    ///   - receiveWindow: bytes that are taken before they are read.
    ///   - largestPayload: most bytes of a segment, both ways.
    public init(
        role: Role, sendCapacity: Int, receiveWindow: Int, largestPayload: Int = TransportFigures.largestPayload
    ) {
        self.role = role
        self.receiveWindow = max(1, receiveWindow)
        self.largestPayload = max(1, largestPayload)
        sending = SendStream(capacity: max(1, sendCapacity))
        receiving = Reassembly(capacity: self.receiveWindow)
    }
}

// The FIFO.
extension Transport {
    /// Bytes that `write` takes at once; none unless the stream is open or opening.
    public var freeSpace: Int { canWrite ? sending.freeSpace : 0 }

    /// Bytes that were written and that the peer has not acknowledged.
    public var unacknowledged: Int { sending.unacknowledged }

    private var canWrite: Bool { state == .open || state == .opening }

    /// - Returns: how many of the bytes, from the first, found room.
    public mutating func write(_ bytes: some Collection<UInt8>, at now: Instant) -> Int {
        guard canWrite else { return 0 }
        let count = sending.write(bytes)
        if state == .open { advance(at: now) }
        return count
    }

    /// Writes what finds room, and takes it out of the queue.
    public mutating func write(from queue: inout ByteQueue, at now: Instant) {
        queue.removeFirst(write(queue.part(count: freeSpace), at: now))
    }

    /// What arrived since the last time, in order; it stays to be taken after the end of the stream.
    public mutating func takeReceived() -> [UInt8] {
        let wasFull = receiving.window < largestPayload
        let bytes = receiving.takeAll()
        if wasFull && !bytes.isEmpty && isConnected { needsAcknowledgement = true }
        return bytes
    }

    /// Sets the size of the FIFO; what is in it stays.
    public mutating func resizeSendBuffer(_ bytes: Int) { sending.capacity = max(1, bytes) }
}

// Beginning and end.
extension Transport {
    var isConnected: Bool { state == .open || state == .closing }

    /// Connects a client's end that has no connection; what arrived on an earlier one is forgotten.
    public mutating func open(to server: Endpoint = .server, at now: Instant) {
        switch state {
        case .closed, .failed: break
        case .opening, .open, .closing: return
        }
        guard role == .client else { return }
        begin(connection: max((connection ?? 0) &+ 1, UInt64(clamping: now.nanoseconds)), to: server, at: now)
    }

    mutating func begin(connection: UInt64, to server: Endpoint, at now: Instant) {
        forget()
        state = .opening
        self.connection = connection
        self.server = server
        pieces = [sending.sendSYN(at: now)]
        timer.start(at: now)
    }

    /// Sends what is in the FIFO, then FIN. Nothing can be written any more.
    public mutating func close(at now: Instant) {
        switch state {
        case .open:
            sending.isFinishing = true
            state = .closing
            advance(at: now)
        case .opening: abort()
        case .closed, .closing, .failed: break
        }
    }

    /// Forgets everything; nothing is sent. As after a power cut.
    public mutating func abort() {
        forget()
        state = .closed
    }

    mutating func fail(_ failure: TransportFailure) {
        let received = receiving
        forget()
        receiving = received
        state = .failed(failure)
    }

    private mutating func forget() {
        sending = SendStream(capacity: sending.capacity)
        receiving = Reassembly(capacity: receiveWindow)
        timer.stop()
        pieces = []
        refusals = []
        needsAcknowledgement = false
    }
}

// Time, and what is to be sent.
extension Transport {
    public var deadline: Instant? {
        let timeout = timer.deadline(timeout: timeout)
        guard let loss = sending.lossDeadline else { return timeout }
        return timeout.map { min($0, loss) } ?? loss
    }

    private var timeout: TimeSpan {
        sending.isBlocked ? TransportFigures.windowProbe : sending.roundTrip.timeout
    }

    public mutating func tick(at now: Instant) {
        if timer.isExhausted(at: now) { return fail(.timedOut) }
        if let loss = sending.lossDeadline, loss <= now { pieces += sending.repeatLost(at: now) }
        guard timer.isDue(timeout, at: now) else { return }
        timer.repeated(at: now)
        if sending.isBlocked {
            // A number that the peer has makes it say what room it has.
            pieces.append(SendStream.Piece(start: sending.next - 1, end: sending.next - 1))
        } else if let oldest = sending.repeatOldest(at: now) {
            pieces.append(oldest)
        }
    }

    mutating func advance(at now: Instant) {
        pieces += sending.advance(at: now)
        // A peer that vanishes before its FIN must not be waited for without end.
        if sending.isWaiting || state == .closing { timer.start(at: now) } else { timer.stop() }
    }

    /// To be sent now, in order.
    public mutating func takeSegments() -> [Segment] {
        defer {
            pieces = []
            refusals = []
            needsAcknowledgement = false
        }
        var segments = pieces.filter { isStillDue($0) }.map { segment($0) }
        if segments.isEmpty && needsAcknowledgement {
            segments = [segment(SendStream.Piece(start: sending.next, end: sending.next))]
        }
        return refusals + segments
    }

    /// False of what was acknowledged meanwhile.
    private func isStillDue(_ piece: SendStream.Piece) -> Bool {
        piece.start == piece.end || piece.end > sending.acknowledged
    }

    private func segment(_ piece: SendStream.Piece) -> Segment {
        var flags: Segment.Flags = receiving.next > 0 ? .ack : []
        if piece.start < piece.end {
            if sending.isSYN(piece) { flags.insert(.syn) }
            if sending.isFIN(piece) { flags.insert(.fin) }
        }
        var segment = Segment(connection: connection ?? 0, server: server, flags: flags, sequence: piece.start)
        segment.acknowledgement = receiving.next
        segment.window = receiving.window
        segment.selected = receiving.selected
        if flags.contains(.syn) {
            segment.largestPayload = largestPayload
        } else {
            segment.sequence = max(piece.start, min(sending.acknowledged, piece.end))
            segment.payload = ByteString(Array(sending.bytes(of: piece)))
        }
        return segment
    }
}
