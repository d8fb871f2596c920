/// The first 14 bytes of a frame.
struct FrameHeader: Equatable, Sendable {
    static let size = 14

    var length: Int
    var type: UInt8
    /// A receiver that does not know the type passes over it.
    var isOptional: Bool
    var sequence: FrameSequence

    func encoded() -> [UInt8] {
        var writer = FieldWriter()
        writer.number(UInt32(clamping: length))
        writer.number(type)
        writer.flag(isOptional)
        writer.number(sequence.rawValue)
        return writer.bytes
    }
}

extension FrameHeader {
    init(decoding bytes: ArraySlice<UInt8>) throws(FrameError) {
        var reader = FieldReader(type: 0, body: bytes)
        length = Int(try reader.number(UInt32.self))
        type = try reader.number()
        let flags: UInt8 = try reader.number()
        guard flags < 2 else { throw .unknownFlags(flags) }
        isOptional = flags == 1
        sequence = FrameSequence(rawValue: try reader.number())
    }

    /// The most bytes that a body of this type may have.
    func checkLength<Frame: LinkFrame>(_: Frame.Type) throws(FrameError) {
        let known = Frame.longestBody(of: type)
        guard let longest = known ?? (isOptional ? LinkFigures.longestUnknownBody : nil) else {
            throw .unknownType(type)
        }
        if length > longest { throw .bodyTooLong(type: type, length: length) }
    }
}
