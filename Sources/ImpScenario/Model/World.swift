public import ImpRuntime

extension Scenario {
    /// Everything around the device.
    public struct World: Codable, Equatable, Sendable {
        public var accessPoints = [AccessPoint()]
        public var ethernet = EthernetSocket()
        public var board = Board()
        public var proxy: Proxy?
        public var isServerUp = true
        public var path = Path()
        public var supply = Supply.good
        /// Nil: the supply does not run out.
        public var battery: Battery?
        public var randomSource = RandomSource.healthy
        public var inputs: [Input] = []
        public var buttons: [Button] = []

        public init() {}
    }

    /// What the board around an imp005 has; other modules have Wi-Fi only.
    public struct Board: Codable, Equatable, Sendable {
        public var hasEthernetPHY = false
        public var hasWiFiAntenna = true

        public init() {}
    }

    /// An HTTP proxy in the network.
    public struct Proxy: Codable, Equatable, Sendable {
        /// A name or an address in dots.
        public var address: String
        public var port: Int
        public var user: String?
        public var password: String?
    }

    /// The way between the device's network and the server.
    public struct Path: Codable, Equatable, Sendable {
        /// Packets that get lost, of a million, each way.
        public var lossPerMillion = 0
        /// Each way.
        public var latency = TimeSpan.milliseconds(20)
        /// What a packet takes longer at most, evenly distributed.
        public var jitter = TimeSpan.zero
        /// Everything is lost, and neither end is told.
        public var isCut = false
        /// Whether the server is reached only through the proxy.
        public var needsProxy = false

        public init() {}
    }

    /// What comes in at the module's supply pin.
    public enum Supply: String, Codable, CaseIterable, Sendable {
        case off
        /// Too little to run with: the module is held in reset, and what its RTC keeps is lost.
        case low
        case good
    }

    public struct Battery: Codable, Equatable, Sendable {
        /// In milliampere-hours.
        public var capacity: Int
        /// In millivolts.
        public var fullVoltage: Int
        /// Below this, in millivolts, the module stops.
        public var cutOffVoltage: Int
        /// What is left, in percent.
        public var level: Int
    }

    /// The hardware's source of random numbers.
    public enum RandomSource: String, Codable, CaseIterable, Sendable {
        case healthy
        /// Gives the same value again and again.
        case stuck
        /// Reports an error.
        case failing
        /// Never has a value ready.
        case starving
    }
}
