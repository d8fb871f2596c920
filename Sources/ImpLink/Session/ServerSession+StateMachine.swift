public import ImpRuntime

/// A server's side of a session with a device, over a stream that was accepted.
///
/// The owner answers `received(.hello)` with a welcome or an end, and each `received(.imageWanted)` with `sendImage`
/// or `imageUnavailable`. After `ended` it sends what is still to be transmitted, then closes the stream. Nothing comes out
/// of a session that has ended.
public struct ServerSession: Codable, Equatable, Sendable {
    public enum State: Codable, Equatable, Sendable {
        /// A hello is waited for.
        case opening
        /// The owner's answer to it is due.
        case greeted
        case open
        case ended(SessionEnd)
    }

    public enum Input: Codable, Equatable, Sendable {
        case send(ServerFrame)
        /// The image that the device asked for; from byte `start` on.
        case sendImage(ImageID, ByteString, start: UInt32)
        case received([UInt8])
        /// The stream's peer acknowledged something.
        case acknowledged
        case streamLost
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        /// Bytes for the stream, behind those before.
        case transmit([UInt8])
        case received(DeviceFrame)
        /// Was not sent.
        case refused(ServerFrame, SendRefusal)
        case ended(SessionEnd)
    }

    public private(set) var state = State.opening
    /// What both ends have; known when the session is open.
    public private(set) var features: LinkFeatures = []
    private var channel = FrameChannel<ServerFrame, DeviceFrame>()
    private var keepAlive: KeepAlive?
    private var clock = ServerClock()
    private var upload: ImageUpload?
    /// That the owner has not answered yet.
    private var imageRequests = 0
    private var hasReport = false

    public init(at now: Instant) {
        keepAlive = KeepAlive(
            silence: LinkFigures.serverSilence, patience: LinkFigures.serverPatience,
            first: LinkFigures.helloPatience, at: now)
    }

    /// Of the hello; nil before it.
    public var epoch: UInt32? { channel.epoch }

    /// Of what the device sent; the welcome of its next session tells it.
    public var lastSeen: FrameSequence { channel.lastSeen }

    public var deadline: Instant? { keepAlive?.deadline }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        if case .ended = state { return [] }
        switch input {
        case .send(let frame): return send(frame, at: now)
        case .sendImage(let image, let bytes, let start): return send(image, bytes, start: start, at: now)
        case .received(let bytes): return receive(bytes, at: now)
        case .acknowledged:
            if state == .open { keepAlive?.heard(at: now) }
            return []
        case .streamLost: return end(.streamLost)
        case .tick: return tick(at: now)
        }
    }
}

// What goes out.
extension ServerSession {
    private mutating func send(_ frame: ServerFrame, at now: Instant) -> [Action] {
        guard isDue(frame) else { return [.refused(frame, .notDue)] }
        return transmit(frame, at: now)
    }

    private func isDue(_ frame: ServerFrame) -> Bool {
        switch (state, frame) {
        case (_, .end), (.greeted, .welcome): true
        case (_, .welcome), (_, .imageBegins), (_, .imageChunk): false
        case (.open, .imageUnavailable): imageRequests > 0
        case (.open, _): true
        default: false
        }
    }

    private mutating func transmit(_ frame: ServerFrame, at now: Instant) -> [Action] {
        guard let bytes = channel.encode(frame) else {
            return [.refused(frame, .tooLong(limit: frame.longestBody))]
        }
        return [.transmit(bytes)] + sent(frame, at: now)
    }

    private mutating func sent(_ frame: ServerFrame, at now: Instant) -> [Action] {
        switch frame {
        case .welcome(let welcome):
            state = .open
            features.formIntersection(welcome.features)
            clock.set(welcome.time, at: now)
        case .imageBegins, .imageUnavailable: imageRequests -= 1
        case .end: return end(.left)
        default: break
        }
        return channel.isUsedUp ? end(.numbersUsedUp) : []
    }

    /// What cannot be sent is unavailable, for the device must not wait for it.
    private mutating func send(_ image: ImageID, _ bytes: ByteString, start: UInt32, at now: Instant) -> [Action] {
        let header = ImageHeader(image: image, total: UInt32(clamping: bytes.bytes.count), start: start)
        guard imageRequests > 0 else { return [.refused(.imageBegins(header), .notDue)] }
        guard (1...LinkFigures.longestImage).contains(header.total), start <= header.total else {
            let refusal = SendRefusal.tooLong(limit: Int(LinkFigures.longestImage))
            return transmit(.imageUnavailable(image), at: now) + [.refused(.imageBegins(header), refusal)]
        }
        upload = ImageUpload(bytes, start: start)
        return transmit(.imageBegins(header), at: now) + sendChunks(at: now)
    }

    private mutating func sendChunks(at now: Instant) -> [Action] {
        var actions: [Action] = []
        while let chunk = upload?.nextChunk() { actions += transmit(.imageChunk(chunk), at: now) }
        if upload?.isFinished == true { upload = nil }
        return actions
    }

    private mutating func tick(at now: Instant) -> [Action] {
        switch keepAlive?.due(at: now) {
        case .ask: state == .open ? transmit(.ping, at: now) : []
        case .giveUp: end(.silence)
        case nil: []
        }
    }

    private mutating func end(_ reason: SessionEnd) -> [Action] {
        let notice = reason.notice.flatMap { channel.encode(.end($0)) }
        state = .ended(reason)
        keepAlive = nil
        upload = nil
        return (notice.map { [.transmit($0)] } ?? []) + [.ended(reason)]
    }
}

// What comes in.
extension ServerSession {
    private mutating func receive(_ bytes: [UInt8], at now: Instant) -> [Action] {
        if state != .opening { keepAlive?.heard(at: now) }
        channel.append(bytes)
        var actions: [Action] = []
        do {
            while keepAlive != nil, let frame = try channel.next() { actions += try received(frame, at: now) }
        } catch {
            actions += end(.violated(error))
        }
        return actions
    }

    private mutating func received(_ frame: DeviceFrame, at now: Instant) throws(FrameError) -> [Action] {
        switch (state, frame) {
        case (.opening, .hello(let hello)): return greeted(hello, at: now)
        case (.opening, _), (_, .hello): throw .unexpected(type: frame.type)
        case (_, .leave): return [.received(.leave)] + end(.left)
        case (_, .end(let notice)): return end(.byPeer(notice))
        case (_, .telemetry): try noteReport()
        case (.greeted, _): throw .unexpected(type: frame.type)
        case (_, .ping): return transmit(.pong(clock.time(at: now)), at: now)
        case (_, .imageStored(let end)): return try stored(upTo: end, at: now)
        case (_, .imageWanted):
            upload = nil
            imageRequests += 1
        default: break
        }
        return [.received(frame)]
    }

    private mutating func greeted(_ hello: DeviceHello, at now: Instant) -> [Action] {
        guard hello.version > 0 else { return end(.wrongVersion(0)) }
        state = .greeted
        features = hello.features
        keepAlive?.heard(at: now)
        return [.received(.hello(hello))]
    }

    private mutating func noteReport() throws(FrameError) {
        if hasReport { throw .unexpected(type: DeviceFrame.Kind.telemetry.rawValue) }
        hasReport = true
    }

    /// The device may speak of an image that was replaced meanwhile.
    private mutating func stored(upTo end: UInt32, at now: Instant) throws(FrameError) -> [Action] {
        try upload?.stored(upTo: end)
        return [.received(.imageStored(upTo: end))] + sendChunks(at: now)
    }
}
