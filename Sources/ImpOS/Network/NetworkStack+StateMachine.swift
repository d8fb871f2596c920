public import ImpLink
public import ImpRuntime

/// A device's way to its server, from the plug or the antenna to the stream of bytes.
///
/// Events and their time go in, what becomes of them comes out; it asks for `tick` by its `deadline`. A failed attempt
/// and a lost connection leave everything switched off; trying again, and for how long, is the caller's decision.
public struct NetworkStack: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// Without effect during an attempt or a connection.
        case connect(NetworkConfiguration)
        /// At any moment; the medium is switched off, and nothing is reported.
        case disconnect
        /// The caller's own time for the attempt is over: it fails as if its step had taken too long.
        case giveUp
        /// `scanned` follows. Of no effect while one is under way.
        case scan
        /// A frame of 802.11, with its signal in dBm.
        case frame([UInt8], signal: Int, channel: Int)
        /// The access point is out of reach, although no frame says so.
        case beaconsMissed(from: MACAddress)
        /// Whether the radio sleeps between beacons.
        case powerSave(Bool)
        case packet(Packet)
        /// The Ethernet cable is in or out.
        case ethernetLink(Bool)
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        case frame([UInt8], channel: Int)
        case packet(Packet)
        case phase(NetworkPhase)
        case connected
        /// The attempt has ended.
        case failed(ConnectionError)
        /// The connection has ended. What arrived before can still be taken from the stream.
        case lost(ConnectionError)
        case scanned([ScannedNetwork])
        /// By WPS: to be stored.
        case learned(ssid: ByteString, key: ByteString)
        case radio(RadioState)
        /// The Ethernet port is powered, or not any more.
        case port(isOn: Bool)
    }

    enum Step: Codable, Equatable {
        case down, waitingForLink, joining, gettingAddress, resolving, opening, askingProxy, securing, connected

        var usesStream: Bool {
            switch self {
            case .opening, .askingProxy, .securing, .connected: true
            case .down, .waitingForLink, .joining, .gettingAddress, .resolving: false
            }
        }
    }

    public let hardware: NetworkHardware
    /// To the server, once connected. After writing or taking, `tick` sends what there is to be sent.
    public var stream: Transport
    public internal(set) var phase = NetworkPhase.off
    /// Why there is no connection; nil if there is one or nothing failed yet.
    public internal(set) var lastError: ConnectionError?
    /// In use.
    public internal(set) var medium: NetworkMedium?
    public internal(set) var address: IPv4Configuration?

    var step = Step.down
    /// When the step has taken too long.
    var limit = Instant.never
    var configuration: NetworkConfiguration?
    var isLinked = false
    private var isPortOn = false
    var oldAddress: OldAddress?
    var wifi: WiFiStation?
    var dhcp: DHCPClient?
    var resolver: Resolver
    var proxy: ProxyConnector?
    var handshake = SecureHandshake()
    var random: SeededRandom

    /// - Parameter country: whose channels are scanned before the first connection.
    public init(hardware: NetworkHardware, country: Country, random: SeededRandom) {
        var random = random
        self.hardware = hardware
        wifi = hardware.radio.map { WiFiStation(address: $0, country: country, random: random.split()) }
        resolver = Resolver(random: random.split())
        self.random = random
        stream = Transport(
            role: .client, sendCapacity: TransportFigures.sendBuffer, receiveWindow: TransportFigures.receiveWindow)
    }

    /// Everything that an attempt draws at random comes from here; to be told before it begins.
    mutating func draw(from random: SeededRandom) {
        self.random = random
        wifi?.random = self.random.split()
        resolver = Resolver(random: self.random.split())
    }

    public var isConnected: Bool { step == .connected }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        let actions = take(input, at: now)
        return actions + followStream(at: now) + followPort()
    }

    /// The Ethernet port is powered while it is used or waited for.
    private mutating func followPort() -> [Action] {
        let isUsed = hardware.ethernet != nil && step != .down && medium != .wifi
        guard isUsed != isPortOn else { return [] }
        isPortOn = isUsed
        return [.port(isOn: isUsed)]
    }

    private mutating func take(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .connect(let configuration): connect(configuration, at: now)
        case .disconnect: shutDown(at: now) + show(.off)
        case .giveUp: step == .down || step == .connected ? [] : fail(timeoutError, at: now)
        case .scan: scan(at: now)
        case .frame(let bytes, let signal, let channel):
            tellWiFi(.received(bytes, signal: signal, channel: channel), at: now)
        case .beaconsMissed(let bssid): tellWiFi(.beaconsMissed(from: bssid), at: now)
        case .powerSave(let isOn): tellWiFi(.powerSave(isOn), at: now)
        case .packet(let packet): receive(packet, at: now)
        case .ethernetLink(let isLinked): changeLink(isLinked, at: now)
        case .tick: tick(at: now)
        }
    }

    private mutating func receive(_ packet: Packet, at now: Instant) -> [Action] {
        switch packet {
        case .dhcp(let message): return tellDHCP(.message(message), at: now)
        case .dns(let message, let route): return tellResolver(.message(message, from: route.remote), at: now)
        case .tcp(let segment, _):
            if step.usesStream { stream.receive(segment, at: now) }
            return []
        }
    }
}

extension SeededRandom {
    /// A stream of its own for a part.
    mutating func split() -> SeededRandom { SeededRandom(seed: next()) }
}
