/// Finds the frames of one direction in a stream of bytes that comes in pieces.
///
/// It keeps no more than what it was given since the last complete frame; a length is checked before its body is
/// waited for.
public struct FrameReader<Frame: LinkFrame>: Codable, Equatable, Sendable {
    public struct Incoming: Equatable, Sendable {
        public var sequence: FrameSequence
        /// Nil of an optional one whose type is unknown.
        public var frame: Frame?
    }

    private var queue = ByteQueue()

    public init() {}

    public mutating func append(_ bytes: some Collection<UInt8>) { queue.append(bytes) }

    /// The next complete frame; after an error there is none.
    public mutating func next() throws(FrameError) -> Incoming? {
        guard queue.count >= FrameHeader.size else { return nil }
        let header = try FrameHeader(decoding: queue.part(count: FrameHeader.size))
        try header.checkLength(Frame.self)
        guard queue.count >= FrameHeader.size + header.length else { return nil }
        defer { queue.removeFirst(FrameHeader.size + header.length) }
        guard Frame.longestBody(of: header.type) != nil else { return Incoming(sequence: header.sequence, frame: nil) }
        let body = queue.part(at: FrameHeader.size, count: header.length)
        return Incoming(sequence: header.sequence, frame: try Frame(type: header.type, body: body))
    }
}
