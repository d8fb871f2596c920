public import ImpRuntime

/// The Wi-Fi of a device: frames and wishes in, frames and news out.
///
/// It looks for the network on all channels of the country, tries its access points from the strongest on, and stays
/// with one until it is lost. Every end of that turns the radio off, and another `join` begins anew. Frames that are
/// malformed, not for this station, or not expected change nothing.
public struct WiFiStation: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// Ends what there was before.
        case join(WiFiJoin)
        /// Looks for networks, beside everything else; `scanned` follows. Of no effect while one is under way.
        case scan
        /// Radio off, at once. A scan ends with what it has.
        case leave
        /// Signal in dBm.
        case received([UInt8], signal: Int, channel: Int)
        /// Beacons are not simulated one by one: this says that there will be none until the next that is received.
        case beaconsMissed(from: MACAddress)
        /// Whether the radio sleeps between beacons while joined.
        case powerSave(Bool)
        case tick
    }

    public enum Phase: String, Codable, Sendable {
        case off, wps, searching, joining, joined
    }

    public enum Action: Codable, Equatable, Sendable {
        case transmit([UInt8], channel: Int)
        case phase(Phase)
        case joined(WiFiAssociation)
        /// `join` came to nothing.
        case failed(WiFiFailure)
        /// The station was joined, and is no more.
        case lost(WiFiFailure)
        case scanned([ScannedNetwork])
        /// Of an access point, by WPS. The station goes on to join with them.
        case credentials(ssid: ByteString, key: ByteString)
        case radio(RadioState)
    }

    enum Activity: Codable, Equatable {
        case off
        case searching(Search)
        case trying(Attempt)
        case joined(Membership)
    }

    public let address: MACAddress
    /// Whose channels are used: the last join's.
    public internal(set) var country: Country
    var activity = Activity.off
    /// For the program.
    var scan: ChannelScan?
    /// A scan waits for the end of a join.
    var isScanWanted = false
    var savesPower = false
    var random: SeededRandom
    var sequence: UInt16 = 0
    /// The key of the last password: it takes long to compute.
    var knownKey: KnownKey?
    var radio = RadioState.off
    public internal(set) var phase = Phase.off
    /// Of the input at hand.
    var actions: [Action] = []

    struct KnownKey: Codable, Equatable {
        let credentials: WiFiCredentials
        let key: MasterKey
    }

    public init(address: MACAddress, country: Country, random: SeededRandom) {
        self.address = address
        self.country = country
        self.random = random
    }

    /// The network it is part of.
    @inline(never)  // Swift 6.3.1 fails on it where it is inlined into another module.
    public var association: WiFiAssociation? {
        if case .joined(let membership) = activity { membership.association } else { nil }
    }

    /// Whether a scan was asked for and is not over.
    public var isScanning: Bool { scan != nil || isScanWanted }

    /// When it wants a tick.
    @inline(never)  // As above.
    public var deadline: Instant? {
        let deadlines = [scan?.deadline, activity.deadline].compactMap { $0 }
        return deadlines.min()
    }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .join(let join): begin(join, at: now)
        case .scan: requestScan(at: now)
        case .leave: leave()
        case .received(let bytes, let signal, let channel): receive(bytes, signal: signal, channel: channel, at: now)
        case .beaconsMissed(let bssid): missBeacons(from: bssid, at: now)
        case .powerSave(let isOn): savesPower = isOn
        case .tick: tick(at: now)
        }
        tellChanges()
        defer { actions = [] }
        return actions
    }

    /// Takes the packet number of the next data frame; nil unless joined to an encrypted network.
    public mutating func nextPacketNumber() -> UInt64? {
        guard case .joined(var membership) = activity else { return nil }
        defer { activity = .joined(membership) }
        return membership.supplicant?.nextPacketNumber()
    }

    private mutating func tick(at now: Instant) {
        if let due = scan?.deadline, due <= now { advanceScan(at: now) }
        guard let due = activity.deadline, due <= now else { return }
        switch activity {
        case .off: break
        case .searching(let search): advance(search, at: now)
        case .trying(let attempt): advance(attempt, at: now)
        case .joined: lose(.beaconsLost, at: now)
        }
    }

    /// Phase and radio follow from what goes on.
    private mutating func tellChanges() {
        if phase != activity.phase {
            phase = activity.phase
            actions.append(.phase(phase))
        }
        let state = wantedRadio
        guard radio != state else { return }
        radio = state
        actions.append(.radio(state))
    }

    private var wantedRadio: RadioState {
        if scan != nil { return .scanning }
        return switch activity {
        case .off: .off
        case .searching: .scanning
        case .trying: .receiving
        case .joined: savesPower ? .powerSave : .receiving
        }
    }
}

extension WiFiStation.Activity {
    var deadline: Instant? {
        switch self {
        case .off: nil
        case .searching(let search): min(search.scan.deadline, search.wpsEnd ?? .never)
        case .trying(let attempt): min(attempt.deadline, attempt.wpsEnd ?? .never)
        case .joined(let membership): membership.lossAt
        }
    }

    var phase: WiFiStation.Phase {
        switch self {
        case .off: .off
        case .searching(let search): search.join.wps == nil ? .searching : .wps
        case .trying(let attempt): attempt.join.wps == nil ? .joining : .wps
        case .joined: .joined
        }
    }
}
