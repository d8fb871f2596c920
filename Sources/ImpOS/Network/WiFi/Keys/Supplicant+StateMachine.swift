import ImpRuntime

/// The station's side of the four-way handshake (IEEE 802.11, 12.7.6).
///
/// Messages that are malformed, replayed, signed with another key or not expected change nothing.
struct Supplicant: Codable, Equatable, Sendable {
    private let master: MasterKey
    private let station: MACAddress
    private let accessPoint: MACAddress
    /// What the access point's beacons say; message 3 must say the same, or somebody talked the station into less.
    private let security: SecurityElement
    private let nonce: ByteString
    /// Of the access point, with the keys it gives.
    private var proposal: Proposal?
    /// Of the last message whose code was right.
    private var replayCounter: UInt64?
    private(set) var keys: InstalledKeys?

    private struct Proposal: Codable, Equatable {
        let nonce: ByteString
        let key: TransientKey
    }

    init(
        _ master: MasterKey, station: MACAddress, accessPoint: MACAddress, security: SecurityElement,
        random: inout SeededRandom
    ) {
        self.master = master
        self.station = station
        self.accessPoint = accessPoint
        self.security = security
        nonce = ByteString(random.bytes(32))
    }

    /// Whether message 2 was sent: when no message 3 comes after it, the passwords differ.
    var hasAnswered: Bool { proposal != nil }

    /// The answer, if any.
    mutating func handle(_ frame: KeyFrame) -> KeyFrame? {
        if let replayCounter, frame.replayCounter <= replayCounter { return nil }
        switch frame.information {
        case .first: return handleFirst(frame)
        case .third: return handleThird(frame)
        default: return nil
        }
    }

    /// Anybody can send a first message, so it is of no account once keys are in use.
    private mutating func handleFirst(_ frame: KeyFrame) -> KeyFrame? {
        guard keys == nil else { return nil }
        let key = TransientKey(master, addresses: (station, accessPoint), nonces: (frame.nonce, nonce.bytes))
        proposal = Proposal(nonce: ByteString(frame.nonce), key: key)
        let data = HandshakeData(security: .wpa2Personal).bytes
        return key.sign(
            KeyFrame(.second, replayCounter: frame.replayCounter, nonce: nonce.bytes, data: data))
    }

    private mutating func handleThird(_ frame: KeyFrame) -> KeyFrame? {
        guard let proposal, proposal.nonce.bytes == frame.nonce, proposal.key.verifies(frame),
            let data = proposal.key.unwrap(frame.data).flatMap({ HandshakeData($0) }), data.security == security,
            let groupKey = data.groupKey
        else { return nil }
        replayCounter = frame.replayCounter
        install(proposal.key, groupKey, frame.groupCounter)
        return proposal.key.sign(KeyFrame(.fourth, replayCounter: frame.replayCounter))
    }

    /// Once. A third message that is sent again, as its answer was lost, leaves keys and counters alone.
    private mutating func install(_ key: TransientKey, _ groupKey: ByteString, _ groupCounter: UInt64) {
        guard keys == nil else { return }
        keys = InstalledKeys(dataKey: key.dataKey, groupKey: groupKey, groupReceived: groupCounter)
    }

    mutating func nextPacketNumber() -> UInt64? { keys?.nextPacketNumber() }
}
