public import ImpRuntime

/// The configuration page: what BlinkUp, the factory and a program's setters leave for the next connection and start.
/// Setters check what they are given; here only what fits into the page counts.
public struct DeviceConfiguration: Codable, Equatable, Sendable {
    public var wifi: WiFi?
    /// Nil for DHCP.
    public var staticNetwork: StaticNetwork?
    public var proxy: Proxy?
    public var enrolment: Enrolment?
    /// Armed until a network's credentials were retrieved.
    public var wps: WPS?
    public var rescuePin: RescuePin?
    /// Nil for the module's own; `CountryData.code`.
    public var country: UInt32?
    /// Replaces the radio's own settings.
    public var nvramImage: ByteString?

    public init() {}

    public struct WiFi: Codable, Equatable, Sendable {
        /// At most 32 bytes.
        public var ssid: ByteString
        /// At most 64 bytes; empty for an open network.
        public var key: ByteString
        /// What the network used when it was joined last; of the radio's making.
        public var security: UInt8?

        public init(ssid: ByteString, key: ByteString, security: UInt8? = nil) {
            (self.ssid, self.key, self.security) = (ssid, key, security)
        }
    }

    /// IPv4 addresses, the first byte highest.
    public struct StaticNetwork: Codable, Equatable, Sendable {
        public var address: UInt32
        public var netmask: UInt32
        public var gateway: UInt32
        /// One or two.
        public var dnsServers: [UInt32]

        public init(address: UInt32, netmask: UInt32, gateway: UInt32, dnsServers: [UInt32]) {
            (self.address, self.netmask, self.gateway) = (address, netmask, gateway)
            self.dnsServers = dnsServers
        }
    }

    /// An HTTP proxy.
    public struct Proxy: Codable, Equatable, Sendable {
        /// A name or an address, at most 64 bytes.
        public var host: ByteString
        public var port: UInt16
        public var credentials: Credentials?

        public init(host: ByteString, port: UInt16, credentials: Credentials? = nil) {
            (self.host, self.port, self.credentials) = (host, port, credentials)
        }
    }

    /// At most 32 bytes each.
    public struct Credentials: Codable, Equatable, Sendable {
        public var user: ByteString
        public var password: ByteString

        public init(user: ByteString, password: ByteString) { (self.user, self.password) = (user, password) }
    }

    /// What makes the server accept a device as somebody's.
    public struct Enrolment: Codable, Equatable, Sendable {
        /// May be empty.
        public var planID: ByteString
        public var token: ByteString

        public init(planID: ByteString, token: ByteString) { (self.planID, self.token) = (planID, token) }
    }

    public enum WPS: Codable, Equatable, Sendable {
        case pushButton
        /// Eight digits.
        case pin(ByteString)
    }

    public struct RescuePin: Codable, Equatable, Sendable {
        /// As in `hardware`.
        public var pin: ByteString
        /// The level that says that nobody presses the button.
        public var idleIsHigh: Bool

        public init(pin: ByteString, idleIsHigh: Bool) { (self.pin, self.idleIsHigh) = (pin, idleIsHigh) }
    }
}
