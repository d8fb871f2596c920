import ImpOS
import ImpRuntime

/// The access point's side of the four-way handshake with one station.
struct Authenticator: Codable, Equatable, Sendable {
    private enum Stage: Codable, Equatable {
        case first, third, done
    }

    private let master: MasterKey
    private let groupKey: ByteString
    private let addresses: [MACAddress]
    private let nonce: ByteString
    private var stage = Stage.first
    private var key: TransientKey?
    private var replayCounter: UInt64 = 0
    private var triesLeft = AirFigures.handshakeTries
    /// When the message is sent again.
    private(set) var deadline: Instant?

    init(
        _ master: MasterKey, groupKey: ByteString, station: MACAddress, accessPoint: MACAddress,
        random: inout SeededRandom, at now: Instant
    ) {
        self.master = master
        self.groupKey = groupKey
        addresses = [station, accessPoint]
        nonce = ByteString(random.bytes(32))
        deadline = now
    }

    var isDone: Bool { stage == .done }

    /// The message that is due, once more; nil when the station had its chances.
    mutating func nextTry(at now: Instant) -> KeyFrame? {
        guard triesLeft > 0, stage != .done else { return nil }
        triesLeft -= 1
        replayCounter += 1
        deadline = now + AirFigures.handshakeRetry
        return message
    }

    private var message: KeyFrame? {
        guard stage == .third, let key else {
            return KeyFrame(.first, keyLength: 16, replayCounter: replayCounter, nonce: nonce.bytes)
        }
        let data = HandshakeData(security: .wpa2Personal, groupKey: groupKey).bytes
        guard let wrapped = key.wrap(data) else { return nil }
        return key.sign(
            KeyFrame(.third, keyLength: 16, replayCounter: replayCounter, nonce: nonce.bytes, data: wrapped))
    }

    /// What the station says; true when the handshake got on by it. Wrong codes and old counters are of no effect.
    mutating func handle(_ frame: KeyFrame, at now: Instant) -> Bool {
        guard frame.replayCounter == replayCounter else { return false }
        switch (stage, frame.information) {
        case (.first, .second): return handleSecond(frame, at: now)
        case (.third, .fourth): return handleFourth(frame)
        default: return false
        }
    }

    private mutating func handleSecond(_ frame: KeyFrame, at now: Instant) -> Bool {
        let key = TransientKey(master, addresses: (addresses[0], addresses[1]), nonces: (nonce.bytes, frame.nonce))
        guard key.verifies(frame), HandshakeData(frame.data)?.security == .wpa2Personal else { return false }
        self.key = key
        stage = .third
        triesLeft = AirFigures.handshakeTries
        deadline = now
        return true
    }

    private mutating func handleFourth(_ frame: KeyFrame) -> Bool {
        guard let key, key.verifies(frame) else { return false }
        stage = .done
        deadline = nil
        return true
    }
}
