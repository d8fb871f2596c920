public import ImpRuntime

/// What one BlinkUp changes. First what `clears` names goes, then what is given takes its place; the rest stays.
public struct BlinkUpConfiguration: Codable, Equatable, Sendable {
    public var clears = Clearing()
    public var wifi: WiFi?
    public var wps: WPS?
    public var enrolment: Enrolment?
    public var staticNetwork: StaticNetwork?
    public var proxy: Proxy?

    public init() {}

    /// Parts of the stored configuration.
    public struct Clearing: OptionSet, Codable, Equatable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let wifi = Clearing(rawValue: 1)
        public static let staticNetwork = Clearing(rawValue: 2)
        public static let proxy = Clearing(rawValue: 4)
        public static let enrolment = Clearing(rawValue: 8)
        public static let all: Clearing = [.wifi, .staticNetwork, .proxy, .enrolment]
    }

    /// A network's name, 1 to 32 bytes, and its key, at most 64; no key: an open network.
    public struct WiFi: Codable, Equatable, Sendable {
        public var ssid: ByteString
        public var key: ByteString

        public init(ssid: ByteString, key: ByteString) {
            self.ssid = ssid
            self.key = key
        }
    }

    /// Wi-Fi Protected Setup by a PIN of eight digits, or with an empty PIN by the router's button.
    public struct WPS: Codable, Equatable, Sendable {
        public var pin: String

        public init(pin: String) { self.pin = pin }
    }

    /// What a device proves to belong to a plan with: 64 bytes each at most; the plan may be empty, the token not.
    public struct Enrolment: Codable, Equatable, Sendable {
        public var planID: ByteString
        public var token: ByteString

        public init(planID: ByteString, token: ByteString) {
            self.planID = planID
            self.token = token
        }
    }

    /// Addresses of IPv4, the first number in the highest byte; one or two servers of names.
    public struct StaticNetwork: Codable, Equatable, Sendable {
        public var address: UInt32
        public var netmask: UInt32
        public var gateway: UInt32
        public var nameServers: [UInt32]

        public init(address: UInt32, netmask: UInt32, gateway: UInt32, nameServers: [UInt32]) {
            (self.address, self.netmask, self.gateway) = (address, netmask, gateway)
            self.nameServers = nameServers
        }
    }

    /// An HTTP proxy: name or address of 1 to 64 bytes; user and password, 32 bytes at most, are empty if it wants none.
    public struct Proxy: Codable, Equatable, Sendable {
        public var address: ByteString
        public var port: UInt16
        public var user: ByteString
        public var password: ByteString

        public init(
            address: ByteString, port: UInt16, user: ByteString = ByteString(""), password: ByteString = ByteString("")
        ) {
            (self.address, self.port) = (address, port)
            (self.user, self.password) = (user, password)
        }
    }
}
