public import ImpRuntime

/// The far end of a connection: IPv4 address and TCP port.
public struct Endpoint: Codable, Hashable, Sendable {
    /// The first number of the dotted form is the highest byte.
    public var address: UInt32
    public var port: UInt16

    public init(address: UInt32, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// The server's port on no address in particular.
    public static let server = Endpoint(address: 0, port: 31_314)
}

/// What two ends of a `Transport` exchange: a TCP segment without its encoding.
///
/// Numbers count as in TCP – SYN and FIN take one each, the first byte has number 1 – but from 0 and with 64 bits, so
/// that they never wrap; `connection` keeps those of other connections apart.
public struct Segment: Codable, Equatable, Sendable {
    public struct Flags: OptionSet, Codable, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let fin = Flags(rawValue: 1)
        public static let syn = Flags(rawValue: 2)
        public static let rst = Flags(rawValue: 4)
        public static let ack = Flags(rawValue: 16)
    }

    /// Which of the client's connections; stands for its port.
    public var connection: UInt64
    /// The end that was connected to: where the client's segments go, and where those to it come from.
    public var server: Endpoint
    public var flags: Flags
    /// Of the first byte, or of SYN or FIN.
    public var sequence: Int
    /// The next number that the sender waits for.
    public var acknowledgement = 0
    /// How many bytes beyond that it has room for.
    public var window = 0
    /// What it has beyond that: at most `mostSelected` ranges, rising (RFC 2018).
    public var selected: [Range<Int>] = []
    /// With SYN: the most bytes of a segment that the sender takes.
    public var largestPayload = 0
    public var payload = ByteString([])

    /// What fits into TCP's options.
    static let mostSelected = 4

    init(connection: UInt64, server: Endpoint, flags: Flags, sequence: Int) {
        self.connection = connection
        self.server = server
        self.flags = flags
        self.sequence = sequence
    }

    /// How many numbers it takes.
    var length: Int { payload.bytes.count + (flags.contains(.syn) ? 1 : 0) + (flags.contains(.fin) ? 1 : 0) }

    /// Whether its numbers can be added up.
    var isSound: Bool {
        let numbers = 0..<(1 << 60)
        return numbers.contains(sequence) && numbers.contains(acknowledgement) && numbers.contains(window)
    }

    /// The answer to a segment that belongs to no connection.
    var refusal: Segment {
        var answer = Segment(connection: connection, server: server, flags: [.rst, .ack], sequence: acknowledgement)
        answer.acknowledgement = sequence + length
        return answer
    }
}
