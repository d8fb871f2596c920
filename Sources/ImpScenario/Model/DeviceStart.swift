extension Scenario {
    /// What the device has in its memory at the start.
    public struct DeviceStart: Codable, Equatable, Sendable {
        public var isEnrolled = true
        /// Nil: no Wi-Fi settings. Unless the file says otherwise, those of the first access point.
        public var wifi: WiFiSettings?
        public var program = StoredProgram.current
        public var rescuePin: RescuePin?
        /// At most 4,096 bytes.
        public var userConfiguration: [UInt8]?
        /// What it was told to connect through.
        public var proxy: Proxy?
        public var os = OSVersion()

        public init() {}
    }

    public struct WiFiSettings: Codable, Equatable, Sendable {
        public var ssid: String
        public var key: String
    }

    public enum StoredProgram: String, Codable, CaseIterable, Sendable {
        /// The one that the server has.
        case current
        case none
        /// The same, but the server has a newer one by its number.
        case older
    }

    public struct RescuePin: Codable, Equatable, Sendable {
        public var pin: String
        /// Its level while nobody presses the button.
        public var idle: Level
    }

    /// The parts of what `imp.getsoftwareversion()` gives; nil: as the module has it.
    public struct OSVersion: Codable, Equatable, Sendable {
        public var release: String?
        public var commit: String?
        public var date: String?

        public init() {}
    }
}
