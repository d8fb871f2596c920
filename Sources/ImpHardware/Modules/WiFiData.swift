/// Where a module's radio may work.
public struct WiFiData: Equatable, Sendable {
    public var bands: [WiFiBand]
    /// The code of a module whose country was never set.
    public var defaultCountry: UInt32
    /// What `imp.setcountry` takes.
    public var countries: [CountryData]

    public init(bands: [WiFiBand], defaultCountry: UInt32, countries: [CountryData]) {
        (self.bands, self.defaultCountry, self.countries) = (bands, defaultCountry, countries)
    }

    public func country(_ code: UInt32) -> CountryData? { countries.first { $0.code == code } }
}

public enum WiFiBand: String, CaseIterable, Codable, Sendable {
    case ghz2 = "2.4"
    case ghz5 = "5"

    /// The band of a channel's number.
    public init(channel: Int) { self = channel <= 14 ? .ghz2 : .ghz5 }
}

/// A country code, and the channels that it allows.
public struct CountryData: Equatable, Sendable {
    /// The revision in the upper half, two letters in the lower, the first one lowest: 0x00005355 is `US`.
    public var code: UInt32
    public var area: String
    /// Rising.
    public var channels: [Int]
    public var confidence: Confidence

    public init(code: UInt32, area: String, channels: [Int], confidence: Confidence) {
        (self.code, self.area, self.channels, self.confidence) = (code, area, channels, confidence)
    }

    /// The two letters.
    public var letters: String {
        String(decoding: [UInt8(truncatingIfNeeded: code), UInt8(truncatingIfNeeded: code >> 8)], as: UTF8.self)
    }
}
