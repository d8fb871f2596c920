/// A `BlinkUpConfiguration` as bytes; `docs/formats/blinkup.md` describes them.
///
/// A frame is taken as a whole or refused as a whole, and each configuration has one frame only.
public enum BlinkUpFrame {
    public static let version: UInt8 = 1
    /// The version and the length of the fields.
    public static let headerBytes = 3
    public static let checksumBytes = 4
    /// Most bytes of the fields together: more than all of them can have.
    public static let mostFieldBytes = 512

    /// Fields stand in this order.
    enum Tag: UInt8, CaseIterable {
        case clears = 1
        case wifi, wps, enrolment, staticNetwork, proxy
    }

    enum Limit {
        static let ssid = 32
        static let key = 64
        static let enrolment = 64
        static let proxyAddress = 64
        static let proxyCredential = 32
        static let pinDigits = 8
    }

    /// Length of the whole frame, as its first three bytes tell.
    public static func length(header: some Collection<UInt8>) throws(BlinkUpFailure) -> Int {
        var reader = BlinkUpReader(header)
        let version = try reader.byte(or: .truncated)
        if version != BlinkUpFrame.version { throw .unknownVersion(version) }
        let fields = Int(try reader.number16(or: .truncated))
        if fields > mostFieldBytes { throw .overlong }
        return headerBytes + fields + checksumBytes
    }

    /// What `frame` changes. Nothing of a frame that is refused counts.
    public static func decode(_ frame: [UInt8]) throws(BlinkUpFailure) -> BlinkUpConfiguration {
        let length = try length(header: frame.prefix(headerBytes))
        if frame.count < length { throw .truncated }
        if frame.count > length { throw .overlong }
        let content = frame.dropLast(checksumBytes)
        guard frame.suffix(checksumBytes).elementsEqual(checksum(content)) else { throw .badChecksum }
        return try decodeFields(content.dropFirst(headerBytes))
    }

    /// The frame of `configuration`; throws `invalidField` where a part of it is outside of its limits.
    public static func encode(_ configuration: BlinkUpConfiguration) throws(BlinkUpFailure) -> [UInt8] {
        let fields = encodeFields(configuration)
        // The limits stand in the reader alone.
        _ = try decodeFields(fields[...])
        return framed(fields)
    }

    /// A header, `fields` as they are, at most `mostFieldBytes`, and the checksum.
    public static func framed(_ fields: [UInt8]) -> [UInt8] {
        let content = [version, UInt8(fields.count & 0xFF), UInt8(fields.count >> 8 & 0xFF)] + fields
        return content + checksum(content[...])
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let sum = CRC32.of(bytes)
        return (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
}

/// Why BlinkUp data is refused.
public enum BlinkUpFailure: Error, Codable, Hashable, Sendable {
    /// The light stopped, or bytes are missing.
    case truncated
    case overlong
    /// Light that is no bit.
    case unreadable
    case badChecksum
    case unknownVersion(UInt8)
    case unknownField(UInt8)
    /// A field for the second time, or not at its place.
    case misplacedField(UInt8)
    /// A field's content is outside of its limits.
    case invalidField(UInt8)
}

/// The checksum of Ethernet and zip files.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    }
}
