/// Data that crosses between a device and its agent, or is kept by `server.save`: what can be serialised, and nothing
/// of the machine it came from.
///
/// A flat list of tokens in the order of writing, so that deep nesting needs no recursion: a container's token says how
/// many members follow it; in a table each member is its key, a string, and its value.
public struct PortableValue: Equatable, Sendable {
    public enum Token: Equatable, Sendable {
        case null
        case bool(Bool)
        case integer(Int32)
        /// By its bits, so that NaN and -0.0 survive.
        case float(bits: UInt32)
        /// Text: valid UTF-8 without NUL.
        case string([UInt8])
        /// Any bytes. Strings that are not text travel as blobs and arrive as blobs.
        case blob([UInt8])
        case array(count: Int)
        case table(count: Int)
    }

    public internal(set) var tokens: [Token]

    init(tokens: [Token]) { self.tokens = tokens }

    public static let null = PortableValue(tokens: [.null])
    public static let emptyTable = PortableValue(tokens: [.table(count: 0)])
    /// A string of text.
    public static func text(_ text: String) -> PortableValue { PortableValue(tokens: [.string(Array(text.utf8))]) }
}

extension PortableValue: Codable {
    public init(from decoder: any Decoder) throws {
        let bytes = try ByteString(from: decoder).bytes
        guard let value = try? PortableValue(decoding: bytes) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not a portable value"))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        try ByteString(encoded()).encode(to: encoder)
    }
}
