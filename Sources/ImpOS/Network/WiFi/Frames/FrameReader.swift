/// Takes fields from bytes; gives nil when they end too early.
struct FrameReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ count: Int) -> [UInt8]? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func byte() -> UInt8? { rest.popFirst() }

    /// A number with its low byte first, as 802.11 has them.
    mutating func little<T: FixedWidthInteger>(_: T.Type) -> T? {
        take(T.bitWidth / 8)?.reversed().reduce(0) { $0 << 8 | T($1) }
    }

    /// A number with its high byte first, as 802.1X has them.
    mutating func big<T: FixedWidthInteger>(_: T.Type) -> T? {
        take(T.bitWidth / 8)?.reduce(0) { $0 << 8 | T($1) }
    }

    mutating func address() -> MACAddress? { take(6).flatMap { MACAddress($0) } }
}

extension FixedWidthInteger {
    var littleBytes: [UInt8] { (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) } }
    var bigBytes: [UInt8] { littleBytes.reversed() }
}
