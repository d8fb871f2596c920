/// An address of version 4 of the Internet Protocol.
public struct IPv4Address: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The first byte is the highest.
    public var bits: UInt32

    public init(bits: UInt32) { self.bits = bits }

    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
        bits = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
    }

    /// Reads a dotted quad: four decimal numbers from 0 to 255, without signs, blanks or needless zeros.
    public init(_ text: String) throws(AddressFault) {
        guard let address = IPv4Address(dottedQuad: text) else { throw .notDottedQuad(text) }
        self = address
    }

    /// Nil if `text` is something else, such as a name.
    public init?(dottedQuad text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let bytes = parts.compactMap(Self.byte)
        guard parts.count == 4, bytes.count == 4 else { return nil }
        self.init(bytes[0], bytes[1], bytes[2], bytes[3])
    }

    /// Nil unless it is a number as a dotted quad has it. A leading zero would be octal elsewhere, so it is refused.
    private static func byte(_ digits: Substring.UTF8View) -> UInt8? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        return UInt8(Substring(digits))
    }

    public var description: String {
        [24, 16, 8, 0].map { String(bits >> $0 & 0xFF) }.joined(separator: ".")
    }
}
