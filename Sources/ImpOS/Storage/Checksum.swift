/// CRC-32 (ISO-HDLC, as in zip and Ethernet) of bytes that come in parts.
struct Checksum: Codable, Equatable, Sendable {
    private var register: UInt32 = 0xFFFF_FFFF

    init() {}

    static func of(_ bytes: some Collection<UInt8>) -> UInt32 {
        var checksum = Checksum()
        checksum.add(bytes)
        return checksum.value
    }

    mutating func add(_ bytes: some Collection<UInt8>) {
        var register = register
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { bytes in
            for byte in bytes { register = Checksum.next(register, byte) }
        }
        if isContiguous == nil {
            for byte in bytes { register = Checksum.next(register, byte) }
        }
        self.register = register
    }

    var value: UInt32 { ~register }

    private static func next(_ register: UInt32, _ byte: UInt8) -> UInt32 {
        table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ (register >> 8)
    }

    /// What each byte does to the register.
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { register, _ in (register >> 1) ^ (register & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
}
