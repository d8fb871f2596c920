import ImpHardware
import ImpLink
public import ImpOS
public import ImpRuntime

/// What the world is like when a run begins.
public struct WorldSettings: Codable, Sendable {
    /// What there is of an access point and the network behind it.
    public struct Place: Codable, Equatable, Sendable {
        public var accessPoint: AccessPointSettings
        /// How long the DHCP server thinks before it offers; nil: there is none.
        public var addressDelay: TimeSpan? = WorldFigures.localAnswer
        public var names = NameServer.Behaviour.answers
        public var internet = LocalNetwork.Internet.reachable

        public init(_ accessPoint: AccessPointSettings) { self.accessPoint = accessPoint }
    }

    public var places: [Place] = [Place(WorldSettings.home)]
    /// A cable in the Ethernet socket of an imp005.
    public var isCableIn = false
    public var proxy: ProxySettings?
    public var lossPercent = 0.0
    public var latency = WorldFigures.latency
    public var jitter = TimeSpan.zero
    /// Nothing passes between the device's network and the server.
    public var isCut = false
    public var isServerUp = true

    public init() {}

    /// A proxy in the network.
    public struct ProxySettings: Codable, Equatable, Sendable {
        /// A name, which the network's name servers know, or an address in dots.
        public var host: String
        public var port: UInt16
        public var credentials: ProxyConfiguration.Credentials?
        /// Whether the server is reached only through it.
        public var isOnlyWay = false

        public init(host: String, port: UInt16, credentials: ProxyConfiguration.Credentials? = nil) {
            (self.host, self.port, self.credentials) = (host, port, credentials)
        }

        fileprivate var address: IPv4Address { IPv4Address(dottedQuad: host) ?? IPv4Address(192, 168, 1, 2) }
    }

    /// The access point of runs that say nothing of one.
    public static let home = AccessPointSettings(
        ssid: ByteString("home"), bssid: MACAddress(0x02_0000_000001), channel: 6, signal: -52,
        security: .wpa2(homeKey))
    /// A key in hexadecimal digits need not be derived from a password, which takes 30 ms.
    static let homeKey = ByteString(String(repeating: "0123456789abcdef", count: 4))
    /// Where devices find their server.
    public static let server = ServerName(host: "imp.example")
    static let serverAddress = IPv4Address(203, 0, 113, 7)
}

extension World {
    /// - Parameter station: the address of the device's radio.
    init(_ settings: WorldSettings, gateway: DeviceGateway, station: MACAddress, random: SeededRandom) {
        var random = random
        air = Air(settings.places.map(\.accessPoint), random: SeededRandom(seed: random.next()))
        var networks = SortedTable<MACAddress, LocalNetwork>()
        for place in settings.places { networks[place.accessPoint.bssid] = LocalNetwork(place, settings.proxy) }
        self.networks = networks
        ethernet = LocalNetwork(WorldSettings.Place(WorldSettings.home), settings.proxy)
        path = PathFaults(
            lossPercent: settings.lossPercent, latency: settings.latency, jitter: settings.jitter,
            isCut: settings.isCut, random: SeededRandom(seed: random.next()))
        self.gateway = gateway
        self.station = station
        isCableIn = settings.isCableIn
    }
}

extension LocalNetwork {
    /// 192.168.1.0/24 with a router that does everything at its address 1.
    init(_ place: WorldSettings.Place, _ proxy: WorldSettings.ProxySettings?) {
        let router = IPv4Address(192, 168, 1, 1)
        let pool = (100..<200).map { IPv4Address(192, 168, 1, UInt8($0)) }
        let dhcp = place.addressDelay.map {
            DHCPServer(address: router, pool: pool, nameServers: [router], offerDelay: $0)
        }
        let server = Endpoint(address: WorldSettings.serverAddress.bits, port: WorldSettings.server.port)
        do {
            try self.init(
                gateway: router, netmask: IPv4Address(255, 255, 255, 0), dhcp: dhcp,
                nameServers: [NameServer(address: router, behaviour: place.names)],
                names: [KnownName(WorldSettings.server.host, WorldSettings.serverAddress)]
                    + (proxy.map { [KnownName($0.host, $0.address)] } ?? []), server: server,
                proxy: proxy.map {
                    ProxyServer(address: $0.address, port: $0.port, credentials: $0.credentials)
                })
        } catch {
            preconditionFailure("the addresses above do not belong together: \(error)")
        }
        internet = place.internet
        isProxyOnlyWay = proxy?.isOnlyWay ?? false
    }
}
