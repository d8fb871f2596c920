/// Takes numbers from an input; behind its end there are zeros.
struct InputReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var hasMore: Bool { position < bytes.count }

    mutating func byte() -> UInt8 {
        guard hasMore else { return 0 }
        defer { position += 1 }
        return bytes[position]
    }

    /// A number of so many bytes, low byte first.
    mutating func number(_ count: Int) -> UInt32 {
        (0..<count).reduce(0) { number, index in number | UInt32(byte()) << UInt32(8 * index) }
    }

    /// What was not taken yet.
    mutating func rest() -> [UInt8] {
        defer { position = bytes.count }
        return Array(bytes[position...])
    }
}
