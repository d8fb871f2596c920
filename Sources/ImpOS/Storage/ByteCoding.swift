/// Bytes that are put together from little-endian numbers and fields.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: some FixedWidthInteger & UnsignedInteger) {
        for place in stride(from: 0, to: number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> place))
        }
    }

    mutating func add(_ part: some Collection<UInt8>) { bytes += part }

    /// With its length before it, of at most 65,535 bytes.
    mutating func addField(_ part: some Collection<UInt8>) {
        add(UInt16(clamping: part.count))
        add(part.prefix(Int(UInt16.max)))
    }
}

/// Takes them apart again. What is missing is nil, and nothing is taken then.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type = Number.self) -> Number? {
        take(Number.bitWidth / 8)?.reversed().reduce(0) { $0 << 8 | Number($1) }
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func field() -> [UInt8]? {
        let before = rest
        guard let count = number(UInt16.self), let bytes = take(Int(count)) else {
            rest = before
            return nil
        }
        return Array(bytes)
    }
}
