public import ImpRuntime

/// The arguments of `server.factoryblinkup`, the pin left out.
public struct FactoryBlinkUpRequest: Codable, Equatable, Sendable {
    /// `BLINKUP_FAST` and `BLINKUP_ACTIVEHIGH`; the vendor does not name their values, these are chosen.
    public struct Flags: OptionSet, Codable, Equatable, Sendable {
        public let rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        public static let fast = Flags(rawValue: 1)
        public static let activeHigh = Flags(rawValue: 2)
    }

    private let wifi: BlinkUpConfiguration.WiFi
    private let flags: Flags

    /// Throws `invalidField` when the name or the key is too long, or the name is empty.
    public init(ssid: ByteString, key: ByteString, flags: Flags) throws(BlinkUpFailure) {
        wifi = BlinkUpConfiguration.WiFi(ssid: ssid, key: key)
        self.flags = flags
        _ = try flash(token: ByteString("token"))
    }

    /// Throws `invalidField` when the token is too long or empty.
    func flash(token: ByteString) throws(BlinkUpFailure) -> FactoryFlash {
        var configuration = BlinkUpConfiguration()
        configuration.wifi = wifi
        configuration.enrolment = BlinkUpConfiguration.Enrolment(planID: ByteString(""), token: token)
        return FactoryFlash(
            frame: try BlinkUpFrame.encode(configuration),
            step: flags.contains(.fast) ? Flags.fastStep : Flags.slowStep,
            isActiveHigh: flags.contains(.activeHigh))
    }
}

extension FactoryBlinkUpRequest.Flags {
    /// The vendor's 142 Hz and 60 Hz.
    fileprivate static let fastStep = TimeSpan.nanoseconds(1_000_000_000 / 142)
    fileprivate static let slowStep = TimeSpan.nanoseconds(1_000_000_000 / 60)
}

/// What a fixture's pin does for one BlinkUp.
public struct FactoryFlash: Codable, Equatable, Sendable {
    public var frame: [UInt8]
    /// How long half a bit lasts.
    public var step: TimeSpan
    /// Whether the LED is bright while the pin is high; it is dark before and after.
    public var isActiveHigh: Bool

    /// When the pin's level changes, from the beginning on.
    public var changes: [TimeSpan] { BlinkUpSignal.changes(frame, step: step) }

    /// From the first change to the last.
    public var duration: TimeSpan { BlinkUpSignal.duration(frame, step: step) }
}
