import ImpLink
import ImpRuntime

/// Bytes of a link are refused, or they are frames that are the same when they are written and read again; and a
/// session that hears them comes to an end at worst.
///
/// Input: a byte whose lowest bit says who speaks, then frames, each a type, flags, a length (u16) and that many bytes;
/// for sessions the rest of their headers is put right, so that changes reach the fields.
public func fuzzLinkFrames(_ input: UnsafeRawBufferPointer) {
    var reader = InputReader([UInt8](input))
    let isDevice = reader.byte() & 1 == 0
    var frames: [[UInt8]] = []
    while reader.hasMore { frames.append(linkFrame(&reader, number: frames.count + 2)) }
    if isDevice {
        checkFrames(frames, as: DeviceFrame.self)
        hearDevice(frames)
    } else {
        checkFrames(frames, as: ServerFrame.self)
        hearServer(frames)
    }
}

private func linkFrame(_ reader: inout InputReader, number: Int) -> [UInt8] {
    let (type, flags, length) = (reader.byte(), reader.byte(), Int(reader.number(2)))
    var body: [UInt8] = []
    while body.count < length && reader.hasMore { body.append(reader.byte()) }
    let numbers = [body.count, number, 1].map { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    return numbers[0] + [type, flags] + numbers[1] + numbers[2] + body
}

private func checkFrames<Frame: LinkFrame>(_ frames: [[UInt8]], as _: Frame.Type) {
    for bytes in frames {
        guard let incoming = read(bytes, as: Frame.self), let frame = incoming.frame else { continue }
        guard let again = frame.encoded(incoming.sequence) else { broken("\(frame) cannot be written") }
        require(read(again, as: Frame.self) == incoming, "\(frame) is another one when written and read again")
    }
}

private func read<Frame: LinkFrame>(_ bytes: [UInt8], as _: Frame.Type) -> FrameReader<Frame>.Incoming? {
    var reader = FrameReader<Frame>()
    reader.append(bytes)
    return try? reader.next()
}

private let hello = DeviceFrame.hello(
    DeviceHello(deviceID: "2347768011aa22bb", module: .imp001, softwareVersion: "36", bootROMVersion: "1"))
private let welcome = ServerFrame.welcome(
    Welcome(time: .fastStart, deployment: Deployment(program: .current)))
private let first = FrameSequence(epoch: 1, number: 1)

private func hearDevice(_ frames: [[UInt8]]) {
    var session = ServerSession(at: .start)
    _ = session.handle(.received(hello.encoded(first) ?? []), at: .start)
    _ = session.handle(.send(welcome), at: .start)
    for bytes in frames {
        for case .received(.imageWanted(let request)) in session.handle(.received(bytes), at: .start) {
            let image = ByteString([UInt8](repeating: 1, count: 30_000))
            _ = session.handle(.sendImage(request.image, image, start: request.start), at: .start)
        }
    }
    guard case .ended = session.state else { return }
    require(session.handle(.tick, at: .never).isEmpty, "a session goes on after its end")
}

private func hearServer(_ frames: [[UInt8]]) {
    var session = DeviceSession(epoch: 1)
    _ = session.handle(.send(hello), at: .start)
    _ = session.handle(.received(welcome.encoded(first) ?? []), at: .start)
    guard let hash = ImageHash([UInt8](repeating: 1, count: ImageHash.size)) else { return }
    let image = ImageRequest(image: ImageID(kind: .program, hash: hash))
    _ = session.handle(.send(.imageWanted(image)), at: .start)
    var stored: UInt32 = 0
    for bytes in frames {
        for case .received(.imageChunk(let chunk)) in session.handle(.received(bytes), at: .start) {
            stored = chunk.start + UInt32(chunk.bytes.bytes.count)
            _ = session.handle(.send(.imageStored(upTo: stored)), at: .start)
        }
    }
    guard case .ended = session.state else { return }
    require(session.handle(.tick, at: .never).isEmpty, "a session goes on after its end")
}

extension Seeds {
    /// One of each frame that begins a conversation, as `fuzzLinkFrames` takes them.
    public static var linkFrames: [[UInt8]] {
        let hash = [UInt8](repeating: 1, count: 32)
        let fromDevice: [(UInt8, [UInt8])] = [
            (2, []), (5, [2, 0, 97, 98, 5, 1, 120]), (6, [1, 2, 0, 0, 0, 104, 105, 1, 1, 0, 109, 1, 1, 0, 102]),
            (7, [1, 2, 3]), (8, [0, 0, 60, 0, 0, 0]), (10, [1] + hash + [0, 0, 0, 0]), (11, [0, 16, 0, 0]), (12, [1]),
            (13, [1]), (14, []), (4, [1, 0, 0, 0, 0, 2, 0, 111, 107]),
        ]
        let fromServer: [(UInt8, [UInt8])] = [
            (130, []), (131, [0, 1, 2, 3, 4, 5, 6, 0]), (133, [1, 0, 97, 0]),
            (134, [1] + hash + [100, 0, 0, 0, 0, 0, 0, 0]), (135, [0, 0, 0, 0, 9, 9]),
            (137, [2, 1, 3, 16, 39, 1, 2, 0, 51, 56] + hash + [9, 0, 0, 0]), (138, [1, 1]),
            (139, [1, 1, 0, 112, 1, 0, 116]),
        ]
        return [[0] + inputs(fromDevice), [1] + inputs(fromServer)]
    }

    private static func inputs(_ frames: [(UInt8, [UInt8])]) -> [UInt8] {
        frames.flatMap { type, body in [type, 0, UInt8(truncatingIfNeeded: body.count), 0] + body }
    }
}
