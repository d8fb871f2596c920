import ImpRuntime

/// The sending half of a stream: the FIFO, and what of it is under way.
///
/// Losses are found by time (RFC 8985): a segment is lost when one that was sent after it has arrived and some time has
/// passed, so that it works with windows of two segments, too. At most a window is under way; there is no congestion
/// control, as windows are small and the simulated path has no queue.
struct SendStream: Codable, Equatable, Sendable {
    /// Numbers that a segment takes.
    struct Piece: Codable, Equatable, Sendable {
        var start: Int
        var end: Int
    }

    /// A segment that was sent and not yet acknowledged with all before it.
    private struct Flight: Codable, Equatable, Sendable {
        var piece: Piece
        var sentAt: Instant
        var isRepeated = false
        /// The peer has it, but not all before it.
        var isSelected = false
    }

    /// The transmission, of those that arrived, that was sent last.
    private struct Arrival: Codable, Equatable, Sendable {
        var sentAt: Instant
        var end: Int
        var roundTrip: TimeSpan

        func isLater(than sentAt: Instant, _ end: Int) -> Bool { (sentAt, end) < (self.sentAt, self.end) }
    }

    var capacity: Int
    var largestPayload = TransportFigures.largestPayload
    /// No more bytes will be written: FIN follows the last.
    var isFinishing = false
    private(set) var roundTrip = RoundTrip()
    /// When a segment that seems lost will count as lost.
    private(set) var lossDeadline: Instant?
    /// All numbers before it have arrived.
    private(set) var acknowledged = 0
    /// The first that was never sent.
    private(set) var next = 0
    private var queue = ByteQueue()
    private var flights: [Flight] = []
    private var latest: Arrival?
    /// Behind the last byte written.
    private var written = 1
    /// Behind the last number that the peer has room for; SYN needs none.
    private var edge = 1

    init(capacity: Int) { self.capacity = capacity }
}

extension SendStream {
    var unacknowledged: Int { queue.count }
    var freeSpace: Int { max(0, capacity - queue.count) }
    var isFinished: Bool { isFinishing && acknowledged > written }
    /// Bytes wait, nothing is under way, and the peer has no room.
    var isBlocked: Bool { flights.isEmpty && next >= 1 && next < written && edge <= next }
    /// An answer of the peer is due.
    var isWaiting: Bool { !flights.isEmpty || isBlocked }

    mutating func write(_ bytes: some Collection<UInt8>) -> Int {
        let taken = bytes.prefix(freeSpace)
        let before = queue.count
        queue.append(taken)
        written += queue.count - before
        return queue.count - before
    }

    func bytes(of piece: Piece) -> ArraySlice<UInt8> {
        let first = written - queue.count
        let start = max(piece.start, first)
        return queue.part(at: start - first, count: piece.end - start)
    }

    func isSYN(_ piece: Piece) -> Bool { piece.start == 0 }
    func isFIN(_ piece: Piece) -> Bool { isFinishing && piece.end > written }
}

// What to send.
extension SendStream {
    mutating func sendSYN(at now: Instant) -> Piece { send(Piece(start: 0, end: 1), at: now) }

    /// New segments, as far as the peer has room.
    mutating func advance(at now: Instant) -> [Piece] {
        var pieces: [Piece] = []
        while let piece = nextPiece() { pieces.append(send(piece, at: now)) }
        return pieces
    }

    private mutating func send(_ piece: Piece, at now: Instant) -> Piece {
        flights.append(Flight(piece: piece, sentAt: now))
        next = piece.end
        return piece
    }

    private func nextPiece() -> Piece? {
        guard next <= written, flights.count < TransportFigures.segmentsUnderWay else { return nil }
        let ready = min(largestPayload, written - next)
        let size = max(0, min(ready, edge - next))
        if isFinishing && next + size == written { return Piece(start: next, end: written + 1) }
        // A small bit of a segment only because the window ends there can wait for the next acknowledgement.
        return size == 0 || 2 * size < ready && !flights.isEmpty ? nil : Piece(start: next, end: next + size)
    }

    mutating func repeatOldest(at now: Instant) -> Piece? {
        flights.isEmpty ? nil : repeatFlight(0, at: now)
    }

    private mutating func repeatFlight(_ index: Int, at now: Instant) -> Piece {
        flights[index].sentAt = now
        flights[index].isRepeated = true
        return flights[index].piece
    }

    /// The segments that were lost, to be sent again.
    mutating func repeatLost(at now: Instant) -> [Piece] {
        lossDeadline = nil
        guard let latest else { return [] }
        var pieces: [Piece] = []
        for (index, flight) in flights.enumerated()
        where !flight.isSelected && latest.isLater(than: flight.sentAt, flight.piece.end) {
            let due = flight.sentAt + latest.roundTrip + roundTrip.reordering
            if due <= now {
                pieces.append(repeatFlight(index, at: now))
            } else {
                lossDeadline = min(lossDeadline ?? due, due)
            }
        }
        return pieces
    }
}

// What arrived.
extension SendStream {
    /// - Returns: whether the peer has anything that it did not have before.
    mutating func acknowledge(_ segment: Segment, at now: Instant) -> Bool {
        edge = max(edge, segment.acknowledgement + segment.window)
        let hasAdvanced = acknowledge(upTo: segment.acknowledgement, at: now)
        let hasSelected = select(segment.selected, at: now)
        return hasAdvanced || hasSelected
    }

    private mutating func acknowledge(upTo number: Int, at now: Instant) -> Bool {
        guard number > acknowledged else { return false }
        acknowledged = number
        queue.removeFirst(min(number, written) - (written - queue.count))
        let arrived = flights.prefix { $0.piece.end <= number }
        for flight in arrived where !flight.isSelected { noteArrival(flight, at: now) }
        flights.removeFirst(arrived.count)
        if let first = flights.first, first.piece.start < number { flights[0].piece.start = number }
        return true
    }

    private mutating func select(_ ranges: [Range<Int>], at now: Instant) -> Bool {
        var isNew = false
        for range in ranges.prefix(Segment.mostSelected) {
            for index in flights.indices where !flights[index].isSelected && covers(range, flights[index].piece) {
                flights[index].isSelected = true
                noteArrival(flights[index], at: now)
                isNew = true
            }
        }
        return isNew
    }

    private func covers(_ range: Range<Int>, _ piece: Piece) -> Bool {
        range.lowerBound <= piece.start && piece.end <= range.upperBound
    }

    /// An acknowledgement that comes sooner than any round trip is one of the first transmission, not of the repetition.
    private mutating func noteArrival(_ flight: Flight, at now: Instant) {
        let time = now.since(flight.sentAt)
        if !flight.isRepeated { roundTrip.add(time) } else if time < roundTrip.smallest { return }
        if let latest, latest.isLater(than: flight.sentAt, flight.piece.end) { return }
        latest = Arrival(sentAt: flight.sentAt, end: flight.piece.end, roundTrip: time)
    }
}
