/// Walks over bytes of a frame; where they end too early, the caller says what is wrong.
struct BlinkUpReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte(or failure: BlinkUpFailure) throws(BlinkUpFailure) -> UInt8 {
        guard let byte = rest.popFirst() else { throw failure }
        return byte
    }

    /// The low byte comes first.
    mutating func number16(or failure: BlinkUpFailure) throws(BlinkUpFailure) -> UInt16 {
        let low = try byte(or: failure)
        return UInt16(try byte(or: failure)) << 8 | UInt16(low)
    }

    /// The high byte comes first, as in addresses.
    mutating func number32(or failure: BlinkUpFailure) throws(BlinkUpFailure) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 { number = number << 8 | UInt32(try byte(or: failure)) }
        return number
    }

    /// A length, at most `most`, and as many bytes.
    mutating func text(most: Int, or failure: BlinkUpFailure) throws(BlinkUpFailure) -> [UInt8] {
        let count = Int(try byte(or: failure))
        guard count <= most, count <= rest.count else { throw failure }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}
