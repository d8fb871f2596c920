/// Where a module's radio may work.
public struct WiFiData: Equatable, Sendable {
    public var bands: [WiFiBand]
    /// The code of a module whose country was never set.
    public var defaultCountry: UInt32
    /// Every code that the module may have.
    public var countries: [CountryData]

    public init(bands: [WiFiBand], defaultCountry: UInt32, countries: [CountryData]) {
        (self.bands, self.defaultCountry, self.countries) = (bands, defaultCountry, countries)
    }

    public func country(_ code: UInt32) -> CountryData? { countries.first { $0.code == code } }

    /// Whether `imp.setcountry` takes a code.
    public func takes(_ code: UInt32) -> Bool { country(code)?.isSettable ?? false }
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
    /// Whether `imp.setcountry` takes it; the vendor shows one code that modules only come with.
    public var isSettable: Bool
    public var confidence: Confidence

    public init(code: UInt32, area: String, channels: [Int], isSettable: Bool, confidence: Confidence) {
        (self.code, self.area, self.channels) = (code, area, channels)
        (self.isSettable, self.confidence) = (isSettable, confidence)
    }

    /// The two letters.
    public var letters: String {
        String(decoding: [UInt8(truncatingIfNeeded: code), UInt8(truncatingIfNeeded: code >> 8)], as: UTF8.self)
    }

    /// What `imp.getcountry` gives: eight hexadecimal digits in upper case.
    public var text: String {
        let digits = String(code, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
