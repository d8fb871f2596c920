/// The frames of one direction; `docs/formats/link.md` lists them.
public protocol LinkFrame: Codable, Equatable, Sendable {
    var type: UInt8 { get }
    /// Nil of a type that this direction does not have.
    static func longestBody(of type: UInt8) -> Int?
    /// The type whose body newer versions may make longer.
    static var greeting: UInt8 { get }
    init(type: UInt8, from reader: inout FieldReader) throws(FrameError)
    func writeBody(to writer: inout FieldWriter)
}

extension LinkFrame {
    var longestBody: Int { Self.longestBody(of: type) ?? 0 }

    init(type: UInt8, body: ArraySlice<UInt8>) throws(FrameError) {
        var reader = FieldReader(type: type, body: body)
        self = try Self(type: type, from: &reader)
        if !reader.isAtEnd && type != Self.greeting { throw .leftOver(type: type) }
    }

    /// Header and body; nil when the body is longer than its type allows.
    public func encoded(_ sequence: FrameSequence) -> [UInt8]? {
        var writer = FieldWriter([UInt8](repeating: 0, count: FrameHeader.size))
        writeBody(to: &writer)
        let length = writer.bytes.count - FrameHeader.size
        guard !writer.hasOverflowed, length <= longestBody else { return nil }
        var bytes = writer.bytes
        bytes.replaceSubrange(
            0..<FrameHeader.size,
            with: FrameHeader(length: length, type: type, isOptional: false, sequence: sequence).encoded())
        return bytes
    }
}
