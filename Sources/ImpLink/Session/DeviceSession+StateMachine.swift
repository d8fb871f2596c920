public import ImpRuntime

/// A device's side of a session with its server, over a stream that is open.
///
/// After `ended` the owner sends what is still to be transmitted, then closes the stream. Nothing comes out of a session
/// that has ended.
public struct DeviceSession: Codable, Equatable, Sendable {
    public enum State: Codable, Equatable, Sendable {
        /// The hello is the first to be sent.
        case new
        /// The welcome is waited for.
        case greeting
        case open
        case ended(SessionEnd)
    }

    public enum Input: Codable, Equatable, Sendable {
        case send(DeviceFrame)
        case received([UInt8])
        /// The stream's peer acknowledged something.
        case acknowledged
        case streamLost
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        /// Bytes for the stream, behind those before.
        case transmit([UInt8])
        case received(ServerFrame)
        /// Was not sent.
        case refused(DeviceFrame, SendRefusal)
        case ended(SessionEnd)
    }

    public private(set) var state = State.new
    /// What both ends have; known when the session is open.
    public private(set) var features: LinkFeatures = []
    private var channel: FrameChannel<DeviceFrame, ServerFrame>
    private var keepAlive: KeepAlive?
    private var download = ImageDownload()
    private var hasReported = false

    /// - Parameter epoch: larger than of all earlier sessions of the device; 0 counts as 1.
    public init(epoch: UInt32) { channel = FrameChannel(epoch: max(1, epoch)) }

    /// Of what the server sent; the next session's hello tells it.
    public var lastSeen: FrameSequence { channel.lastSeen }

    public var deadline: Instant? { keepAlive?.deadline }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        if case .ended = state { return [] }
        switch input {
        case .send(let frame): return send(frame, at: now)
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
extension DeviceSession {
    private mutating func send(_ frame: DeviceFrame, at now: Instant) -> [Action] {
        guard isDue(frame) else { return [.refused(frame, .notDue)] }
        guard let bytes = channel.encode(stripped(frame)) else {
            return [.refused(frame, .tooLong(limit: frame.longestBody))]
        }
        return [.transmit(bytes)] + sent(frame, at: now)
    }

    private func isDue(_ frame: DeviceFrame) -> Bool {
        switch (state, frame) {
        case (.new, .hello): true
        case (.new, _), (_, .hello): false
        case (_, .telemetry): !hasReported
        case (_, .leave), (_, .end): true
        case (.open, .imageStored(let end)): download.accepts(stored: end)
        case (.open, _): true
        default: false
        }
    }

    /// Without what the server did not ask for.
    private func stripped(_ frame: DeviceFrame) -> DeviceFrame {
        guard case .log(var line) = frame, !features.contains(.traces) else { return frame }
        line.trace = nil
        return .log(line)
    }

    private mutating func sent(_ frame: DeviceFrame, at now: Instant) -> [Action] {
        switch frame {
        case .hello(let hello):
            state = .greeting
            features = hello.features
            keepAlive = KeepAlive(
                silence: LinkFigures.deviceSilence, patience: LinkFigures.devicePatience,
                first: LinkFigures.devicePatience, at: now)
        case .telemetry: hasReported = true
        case .imageWanted: download.want()
        case .imageStored(let end): download.stored(upTo: end)
        case .leave, .end: return end(.left)
        default: break
        }
        return channel.isUsedUp ? end(.numbersUsedUp) : []
    }

    private mutating func tick(at now: Instant) -> [Action] {
        switch keepAlive?.due(at: now) {
        case .ask: send(.ping, at: now)
        case .giveUp: end(.silence)
        case nil: []
        }
    }

    private mutating func end(_ reason: SessionEnd) -> [Action] {
        let notice = state == .new ? nil : reason.notice.flatMap { channel.encode(.end($0)) }
        state = .ended(reason)
        keepAlive = nil
        return (notice.map { [.transmit($0)] } ?? []) + [.ended(reason)]
    }
}

// What comes in.
extension DeviceSession {
    private mutating func receive(_ bytes: [UInt8], at now: Instant) -> [Action] {
        if state == .open { keepAlive?.heard(at: now) }
        channel.append(bytes)
        var actions: [Action] = []
        do {
            while keepAlive != nil || state == .new, let frame = try channel.next() {
                actions += try received(frame, at: now)
            }
        } catch {
            actions += end(.violated(error))
        }
        return actions
    }

    private mutating func received(_ frame: ServerFrame, at now: Instant) throws(FrameError) -> [Action] {
        switch (state, frame) {
        case (.greeting, .welcome(let welcome)): return welcomed(welcome, at: now)
        case (.greeting, .end(let notice)), (.open, .end(let notice)): return end(.byPeer(notice))
        case (.new, _), (.greeting, _), (_, .welcome): throw .unexpected(type: frame.type)
        case (_, .ping): return send(.pong, at: now)
        case (_, .imageBegins(let header)): return try download.begin(header) ? [.received(frame)] : []
        case (_, .imageChunk(let chunk)): return try download.take(chunk) ? [.received(frame)] : []
        case (_, .imageUnavailable): return try download.refuse() ? [.received(frame)] : []
        default: return [.received(frame)]
        }
    }

    private mutating func welcomed(_ welcome: Welcome, at now: Instant) -> [Action] {
        guard welcome.version == LinkFigures.version else { return end(.wrongVersion(welcome.version)) }
        state = .open
        features.formIntersection(welcome.features)
        keepAlive?.heard(at: now)
        return [.received(.welcome(welcome))]
    }
}
