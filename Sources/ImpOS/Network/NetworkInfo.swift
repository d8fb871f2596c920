public import ImpRuntime

/// What `imp.net.info()` tells.
public struct NetworkInfo: Codable, Equatable, Sendable {
    public enum Interface: Codable, Equatable, Sendable {
        case wifi(WiFi)
        case ethernet(Ethernet)
    }

    public struct WiFi: Codable, Equatable, Sendable {
        public var macAddress: MACAddress
        /// The stored one; from release 36 the joined one besides.
        public var ssid: ByteString
        /// Nil unless joined.
        public var joined: Joined?

        public init(macAddress: MACAddress, ssid: ByteString, joined: Joined? = nil) {
            self.macAddress = macAddress
            self.ssid = ssid
            self.joined = joined
        }
    }

    public struct Joined: Codable, Equatable, Sendable {
        public var ssid: ByteString
        public var bssid: MACAddress
        public var channel: Int
        /// In dBm.
        public var rssi: Int

        public init(ssid: ByteString, bssid: MACAddress, channel: Int, rssi: Int) {
            self.ssid = ssid
            self.bssid = bssid
            self.channel = channel
            self.rssi = rssi
        }
    }

    public struct Ethernet: Codable, Equatable, Sendable {
        public var macAddress: MACAddress
        /// Megabits a second; nil without a cable.
        public var speed: Int?

        public init(macAddress: MACAddress, speed: Int? = nil) {
            self.macAddress = macAddress
            self.speed = speed
        }
    }

    public var interfaces: [Interface]
    /// Which of them leads to the server; nil unless connected.
    public var active: Int?
    /// Nil as long as the device has no address.
    public var ipv4: IPv4Configuration?
    /// Nil if there is a connection, or nothing has failed yet.
    public var lastError: ConnectionError?
}

extension NetworkStack {
    /// - Parameter ssid: the stored one, which the next connection uses; empty if there is none.
    public func info(storedSSID ssid: ByteString) -> NetworkInfo {
        var interfaces: [NetworkInfo.Interface] = []
        var media: [NetworkMedium] = []
        if let radio = hardware.radio {
            interfaces.append(.wifi(NetworkInfo.WiFi(macAddress: radio, ssid: ssid, joined: joined)))
            media.append(.wifi)
        }
        if let port = hardware.ethernet {
            let speed = isLinked ? IPFigures.ethernetSpeed : nil
            interfaces.append(.ethernet(NetworkInfo.Ethernet(macAddress: port, speed: speed)))
            media.append(.ethernet)
        }
        let active = isConnected ? medium.flatMap { media.firstIndex(of: $0) } : nil
        return NetworkInfo(interfaces: interfaces, active: active, ipv4: address, lastError: lastError)
    }

    private var joined: NetworkInfo.Joined? {
        guard medium == .wifi, let association = wifi?.association else { return nil }
        return NetworkInfo.Joined(
            ssid: association.ssid, bssid: association.bssid, channel: association.channel, rssi: association.signal)
    }

    /// Nil unless it is Wi-Fi.
    var joinedSSID: ByteString? { joined?.ssid }
}
