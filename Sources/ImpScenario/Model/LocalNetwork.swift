public import ImpRuntime

extension Scenario {
    /// What answers in the network behind an access point or an Ethernet socket.
    public struct LocalNetwork: Codable, Equatable, Sendable {
        /// How long DHCP takes to answer; nil: never.
        public var dhcpDelay: TimeSpan? = .milliseconds(100)
        public var dns = DNS.ok
        /// Whether a log-in page answers every connection instead of the server.
        public var hasCaptivePortal = false

        public init() {}
    }

    public enum DNS: String, Codable, CaseIterable, Sendable {
        case ok
        /// Nothing answers.
        case silent
        /// Every name has the address of nobody.
        case wrong
    }

    public struct EthernetSocket: Codable, Equatable, Sendable {
        public var isPlugged = false
        public var network = LocalNetwork()

        public init() {}
    }

    public struct AccessPoint: Codable, Equatable, Sendable {
        /// What steps call it.
        public var name = "home"
        /// At most 32 bytes.
        public var ssid = "home"
        /// 12 lower-case hexadecimal digits; nil: one that derives from the name.
        public var bssid: String?
        public var security = Security.wpa2
        /// Empty in an open network.
        public var key = "home-network-key"
        /// 1…13, or 36…165
        public var channel = 6
        /// At the device, in dBm.
        public var signal = -55
        public var isHidden = false
        public var wme = WME.offered
        public var wps = WPS.none
        /// Of WPS with a PIN: eight digits.
        public var wpsPIN: String?
        /// Whether it is switched on and in reach.
        public var isOn = true
        public var network = LocalNetwork()

        public init() {}
    }

    public enum Security: String, Codable, CaseIterable, Sendable {
        case open, wpa2
    }

    /// Quality of service, which 802.11n needs.
    public enum WME: String, Codable, CaseIterable, Sendable {
        case none, offered, required
    }

    public enum WPS: String, Codable, CaseIterable, Sendable {
        case none, pushButton, pin
    }
}
