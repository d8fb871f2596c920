/// What may stand in a header.
enum HeaderText {
    /// A token of RFC 9110, as verbs are too.
    static func isName(_ bytes: [UInt8]) -> Bool { !bytes.isEmpty && bytes.allSatisfy(isNameByte) }

    /// No line breaks and no NUL, which would end the header.
    static func isValue(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 != 0x0D && $0 != 0x0A && $0 != 0 } }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: Array("!#$%&'*+-.^_`|~".utf8).contains(byte)
        }
    }
}
