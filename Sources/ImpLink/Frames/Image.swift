public import ImpRuntime

/// The SHA-256 of a program or a system.
public struct ImageHash: Codable, Hashable, Sendable {
    public static let size = 32
    public let bytes: ByteString

    /// Nil unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == ImageHash.size else { return nil }
        self.bytes = ByteString(bytes)
    }

    public init(from decoder: any Decoder) throws {
        guard let hash = ImageHash(try ByteString(from: decoder).bytes) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not 32 bytes"))
        }
        self = hash
    }

    public func encode(to encoder: any Encoder) throws { try bytes.encode(to: encoder) }
}

/// Something that a device installs.
public struct ImageID: Codable, Hashable, Sendable {
    public enum Kind: UInt8, Codable, Sendable {
        case program = 1
        case system = 2
    }

    public var kind: Kind
    public var hash: ImageHash

    public init(kind: Kind, hash: ImageHash) {
        self.kind = kind
        self.hash = hash
    }
}

/// A device asks for an image, from a byte on when it has those before.
public struct ImageRequest: Codable, Equatable, Sendable {
    public var image: ImageID
    public var start: UInt32

    public init(image: ImageID, start: UInt32 = 0) {
        self.image = image
        self.start = start
    }
}

/// An image comes, in chunks.
public struct ImageHeader: Codable, Equatable, Sendable {
    public var image: ImageID
    /// Bytes of the whole.
    public var total: UInt32
    /// The first byte that comes.
    public var start: UInt32

    public init(image: ImageID, total: UInt32, start: UInt32) {
        self.image = image
        self.total = total
        self.start = start
    }
}

/// Part of an image.
public struct ImageChunk: Codable, Equatable, Sendable {
    public var start: UInt32
    /// 1 to `LinkFigures.chunk`.
    public var bytes: ByteString

    public init(start: UInt32, bytes: ByteString) {
        self.start = start
        self.bytes = bytes
    }
}

extension ImageHash: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        bytes = ByteString(Array(try reader.take(ImageHash.size)))
    }

    func write(to writer: inout FieldWriter) { writer.raw(bytes.bytes) }
}

extension ImageID: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        kind = try reader.choice("kind")
        hash = try ImageHash(from: &reader)
    }

    func write(to writer: inout FieldWriter) {
        writer.number(kind.rawValue)
        writer.field(hash)
    }
}

extension ImageRequest: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        image = try ImageID(from: &reader)
        start = try reader.number()
        if start > LinkFigures.longestImage { throw reader.outOfRange("start") }
    }

    func write(to writer: inout FieldWriter) {
        writer.field(image)
        writer.number(start)
    }
}

extension ImageHeader: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        image = try ImageID(from: &reader)
        total = try reader.number()
        guard (1...LinkFigures.longestImage).contains(total) else { throw reader.outOfRange("total") }
        start = try reader.number()
        if start > total { throw reader.outOfRange("start") }
    }

    func write(to writer: inout FieldWriter) {
        writer.field(image)
        writer.number(total)
        writer.number(start)
    }
}

extension ImageChunk: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        start = try reader.number()
        bytes = ByteString(reader.takeRest())
        if bytes.bytes.isEmpty { throw reader.outOfRange("chunk") }
    }

    func write(to writer: inout FieldWriter) {
        writer.number(start)
        writer.raw(bytes.bytes)
    }
}
