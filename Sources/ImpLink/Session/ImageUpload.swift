import ImpRuntime

/// Sends an image in chunks, no further ahead of what the device has stored than the window allows.
struct ImageUpload: Codable, Equatable, Sendable {
    private let bytes: ByteString
    private var sent: UInt32
    private var stored: UInt32

    /// - Parameter start: not behind the end.
    init(_ bytes: ByteString, start: UInt32) {
        self.bytes = bytes
        sent = start
        stored = start
    }

    private var total: UInt32 { UInt32(bytes.bytes.count) }
    var isFinished: Bool { stored == total }

    mutating func nextChunk() -> ImageChunk? {
        let room = min(total - sent, LinkFigures.imageWindow - (sent - stored))
        let size = min(room, UInt32(LinkFigures.chunk))
        // Short chunks only at the end of the image.
        guard size > 0, size == LinkFigures.chunk || sent + size == total else { return nil }
        defer { sent += size }
        return ImageChunk(start: sent, bytes: ByteString(Array(bytes.bytes[Int(sent)..<Int(sent + size)])))
    }

    mutating func stored(upTo end: UInt32) throws(FrameError) {
        guard (stored...sent).contains(end) else {
            throw .valueOutOfRange(type: DeviceFrame.Kind.imageStored.rawValue, field: "end")
        }
        stored = end
    }
}
