/// The address of a radio or an Ethernet port: six bytes.
public struct MACAddress: Hashable, Comparable, Codable, Sendable {
    /// The six bytes as a number, the first one highest.
    public let value: UInt64

    /// Of the 48 low bits of `value`.
    public init(_ value: UInt64) { self.value = value & 0xFFFF_FFFF_FFFF }

    /// Nil unless there are six.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 6 else { return nil }
        value = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Twelve hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        guard hex.utf8.count == 12, hex.allSatisfy(\.isHexDigit), let value = UInt64(hex, radix: 16) else { return nil }
        self.value = value
    }

    /// Everybody.
    public static let broadcast = MACAddress(.max)

    public var bytes: [UInt8] { (0..<6).map { UInt8(truncatingIfNeeded: value >> (40 - 8 * UInt64($0))) } }

    /// Twelve lower-case digits, as programs on imps see it.
    public var hex: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    public static func < (a: MACAddress, b: MACAddress) -> Bool { a.value < b.value }
}
