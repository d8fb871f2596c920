import ImpLink
import ImpRuntime

/// The device's end of what is said to the server: the session, and bytes that wait for room in the send buffer.
struct ServerLink: Codable, Sendable {
    /// Nil without a connection.
    private(set) var session: DeviceSession?
    /// Frames that do not fit into the send buffer yet.
    private var waiting = ByteQueue()
    /// Bytes that the send buffer has taken since the device was switched on.
    private(set) var handed: UInt64 = 0
    /// The largest epoch that the server has named; 0 where it has named none.
    private(set) var newestEpoch: UInt32 = 0
    private var lastSeen = FrameSequence.none

    /// All bytes so far, those that wait included.
    var queued: UInt64 { handed + UInt64(waiting.count) }
    /// Whether the server has greeted, so that everything can be sent.
    var isOpen: Bool { session?.state == .open }
    var deadline: Instant? { session?.deadline }

    /// The first words of a new session.
    ///
    /// - Parameter epoch: larger than of all sessions before.
    mutating func begin(_ hello: DeviceHello, epoch: UInt32, at now: Instant) {
        session = DeviceSession(epoch: epoch)
        var hello = hello
        hello.lastSeen = lastSeen
        _ = handle(.send(.hello(hello)), at: now)
    }

    /// The module starts anew.
    mutating func forgetSeen() { lastSeen = .none }

    /// A server knows a larger epoch: the device has forgotten some sessions.
    mutating func skip(to newest: UInt32) { newestEpoch = max(newestEpoch, newest) }

    /// Tells the session an event; what it transmits is queued.
    mutating func handle(_ input: DeviceSession.Input, at now: Instant) -> [LinkEvent] {
        guard let actions = session?.handle(input, at: now) else { return [] }
        lastSeen = session?.lastSeen ?? lastSeen
        return actions.compactMap { action in
            switch action {
            case .transmit(let bytes):
                waiting.append(bytes)
                return nil
            case .received(let frame): return .frame(frame)
            case .refused(let frame, let refusal): return .refused(frame, refusal)
            case .ended(let end): return .ended(end)
            }
        }
    }

    /// Moves on what fits into the send buffer.
    mutating func pump(into stream: inout Transport, at now: Instant) {
        if waiting.isEmpty { return }
        let before = waiting.count
        stream.write(from: &waiting, at: now)
        handed += UInt64(before - waiting.count)
    }

    /// The connection is gone; what waited is lost.
    mutating func end() {
        session = nil
        waiting.removeAll()
    }
}

/// What a session means to the rest of the device.
enum LinkEvent {
    case frame(ServerFrame)
    case refused(DeviceFrame, SendRefusal)
    case ended(SessionEnd)
}
