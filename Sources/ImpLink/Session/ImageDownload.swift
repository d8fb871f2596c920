/// Follows an image on its way into a device: chunks without gaps, no more of them than the window allows.
struct ImageDownload: Codable, Equatable, Sendable {
    private enum Phase: Codable, Equatable, Sendable {
        case idle
        /// So many requests have no answer yet; that to the last one counts.
        case wanted(Int)
        case coming(total: UInt32)
    }

    private var phase = Phase.idle
    private var received: UInt32 = 0
    private var stored: UInt32 = 0

    mutating func want() {
        if case .wanted(let count) = phase { phase = .wanted(count + 1) } else { phase = .wanted(1) }
    }

    /// False of an answer to a request that was replaced.
    mutating func begin(_ header: ImageHeader) throws(FrameError) -> Bool {
        guard try answer(.imageBegins) else { return false }
        phase = .coming(total: header.total)
        received = header.start
        stored = header.start
        return true
    }

    mutating func refuse() throws(FrameError) -> Bool { try answer(.imageUnavailable) }

    private mutating func answer(_ kind: ServerFrame.Kind) throws(FrameError) -> Bool {
        guard case .wanted(let count) = phase else { throw .unexpected(type: kind.rawValue) }
        phase = count > 1 ? .wanted(count - 1) : .idle
        return count == 1
    }

    /// False of a chunk that nobody wants any more.
    mutating func take(_ chunk: ImageChunk) throws(FrameError) -> Bool {
        switch phase {
        case .wanted: return false
        case .idle: throw .unexpected(type: ServerFrame.Kind.imageChunk.rawValue)
        case .coming(let total):
            let room = min(total - received, LinkFigures.imageWindow - (received - stored))
            guard chunk.start == received, chunk.bytes.bytes.count <= room else {
                throw .valueOutOfRange(type: ServerFrame.Kind.imageChunk.rawValue, field: "start")
            }
            received += UInt32(chunk.bytes.bytes.count)
            return true
        }
    }

    func accepts(stored end: UInt32) -> Bool {
        if case .coming = phase { return (stored...received).contains(end) }
        return false
    }

    mutating func stored(upTo end: UInt32) {
        stored = end
        if case .coming(total: end) = phase { phase = .idle }
    }
}
