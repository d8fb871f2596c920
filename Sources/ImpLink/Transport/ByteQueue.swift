import ImpRuntime

/// Bytes in order: added at the end, taken from the front. Taking costs no more than what is taken, on average.
public struct ByteQueue: Sendable {
    private var bytes: [UInt8] = []
    /// Before it everything was taken.
    private var head = 0

    public init() {}

    public var count: Int { bytes.count - head }
    public var isEmpty: Bool { count == 0 }

    public mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    /// `count` bytes, or those there are, from the byte at `offset` on.
    public func part(at offset: Int = 0, count: Int) -> ArraySlice<UInt8> {
        let start = min(head + max(0, offset), bytes.count)
        return bytes[start..<min(start + max(0, count), bytes.count)]
    }

    public mutating func removeFirst(_ count: Int) {
        head += min(max(0, count), self.count)
        if head == bytes.count {
            removeAll()
        } else if head > max(ByteQueue.slack, bytes.count / 2) {
            bytes.removeSubrange(0..<head)
            head = 0
        }
    }

    public mutating func removeAll() {
        bytes = []
        head = 0
    }

    public mutating func takeAll() -> [UInt8] {
        defer { removeAll() }
        return head == 0 ? bytes : Array(bytes[head...])
    }

    /// Taken bytes that are kept rather than moving the others.
    private static let slack = 4_096
}

extension ByteQueue: Equatable {
    public static func == (a: ByteQueue, b: ByteQueue) -> Bool { a.bytes[a.head...] == b.bytes[b.head...] }
}

extension ByteQueue: Codable {
    public init(from decoder: any Decoder) throws { bytes = try ByteString(from: decoder).bytes }
    public func encode(to encoder: any Encoder) throws { try ByteString(Array(bytes[head...])).encode(to: encoder) }
}
