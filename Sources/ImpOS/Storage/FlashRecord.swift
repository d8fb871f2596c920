/// A value as it stands in flash: mark, kind and length, the value's number, a checksum of these, the value, and a
/// checksum of everything. The last byte that is written makes it valid.
enum FlashRecord {
    /// What comes before the value.
    struct Header: Equatable {
        let isValue: Bool
        let count: Int
        let sequence: UInt32
    }

    static let headerBytes = 12
    static let overhead = headerBytes + 4
    private static let mark: UInt8 = 0x5A
    private static let erased: UInt8 = 0
    private static let value: UInt8 = 1

    /// - Parameter value: nil to say that there is none.
    static func encode(_ value: [UInt8]?, sequence: UInt32, unit: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.add(mark)
        writer.add(value == nil ? erased : self.value)
        writer.add(UInt16(clamping: value?.count ?? 0))
        writer.add(sequence)
        writer.add(Checksum.of(writer.bytes))
        writer.add(value ?? [])
        writer.add(Checksum.of(writer.bytes))
        return writer.bytes + repeatElement(0xFF, count: size(value?.count ?? 0, unit: unit) - writer.bytes.count)
    }

    /// Bytes that a value of `count` bytes takes, in whole units of programming.
    static func size(_ count: Int, unit: Int) -> Int {
        (overhead + count + unit - 1) / unit * unit
    }

    /// Nil where no header is, or one that was not written to its end.
    static func header(_ bytes: ArraySlice<UInt8>) -> Header? {
        var reader = ByteReader(bytes)
        guard reader.number(UInt8.self) == mark, let kind = reader.number(UInt8.self), kind <= value,
            let count = reader.number(UInt16.self), let sequence = reader.number(UInt32.self),
            reader.number(UInt32.self) == Checksum.of(bytes.prefix(headerBytes - 4))
        else { return nil }
        return Header(isValue: kind == value, count: Int(count), sequence: sequence)
    }

    /// Whether the record with this header was written to its end.
    static func isWhole(_ bytes: ArraySlice<UInt8>, _ header: Header) -> Bool {
        let covered = headerBytes + header.count
        var reader = ByteReader(bytes.dropFirst(covered))
        return reader.number(UInt32.self) == Checksum.of(bytes.prefix(covered))
    }

    static func value(in bytes: ArraySlice<UInt8>, _ header: Header) -> [UInt8]? {
        header.isValue ? Array(bytes.dropFirst(headerBytes).prefix(header.count)) : nil
    }
}
