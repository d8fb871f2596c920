public import ImpRuntime

/// What the elements of a management frame say about a network or a station.
public struct NetworkElements: Equatable, Sendable {
    /// At most 32 bytes. Empty in the beacons of hidden networks and in probes for any network.
    public var ssid: ByteString?
    /// In units of 500 kb/s; the highest bit marks those that every member must have.
    public var rates: [UInt8] = []
    /// Of the network, whatever channel it is heard on.
    public var channel: Int?
    /// Two letters.
    public var country: [UInt8]?
    /// Nil for networks without WPA2.
    public var security: SecurityElement?
    /// Wireless multimedia extensions: frames of four priorities.
    public var hasWME = false
    public var wps: WPSElement?

    public init() {}

    /// Nil when one that counts is malformed. Those that nobody knows are passed over.
    init?(_ elements: [InformationElement]) {
        let ssid = Field(elements.content(of: .ssid)) { $0.count <= 32 ? ByteString($0) : nil }
        let rates = Field(elements.content(of: .rates)) { (1...8).contains($0.count) ? $0 : nil }
        let channel = Field(elements.content(of: .channel)) { $0.count == 1 ? Int($0[0]) : nil }
        let country = Field(elements.content(of: .country)) { Self.letters($0) }
        let security = Field(elements.content(of: .security)) { SecurityElement(content: $0) }
        let wme = Field(elements.vendorContent(after: Self.wmePrefix)) { Self.isWME($0) ? true : nil }
        let wps = Field(elements.vendorContent(after: Self.wpsPrefix)) { WPSElement(content: $0) }
        guard !ssid.isMalformed, !rates.isMalformed, !channel.isMalformed, !country.isMalformed, !security.isMalformed,
            !wme.isMalformed, !wps.isMalformed
        else { return nil }
        self.ssid = ssid.value
        self.rates = rates.value ?? []
        self.channel = channel.value
        self.country = country.value
        self.security = security.value
        hasWME = wme.value ?? false
        self.wps = wps.value
    }

    var elements: [InformationElement] {
        var elements: [InformationElement] = []
        if let ssid { elements.append(InformationElement(.ssid, Array(ssid.bytes.prefix(32)))) }
        if !rates.isEmpty { elements.append(InformationElement(.rates, Array(rates.prefix(8)))) }
        if let channel { elements.append(InformationElement(.channel, [UInt8(truncatingIfNeeded: channel)])) }
        if let country { elements.append(InformationElement(.country, country + Self.countryRest)) }
        if let security { elements.append(InformationElement(.security, security.content)) }
        if hasWME { elements.append(InformationElement(.vendor, Self.wmePrefix + [0x00, 0x01, 0x00])) }
        if let wps { elements.append(InformationElement(.vendor, Self.wpsPrefix + wps.content)) }
        return elements
    }

    /// 1, 2, 5.5 and 11 Mb/s, which all must have, then 6, 9, 12 and 18.
    public static let usualRates: [UInt8] = [0x82, 0x84, 0x8B, 0x96, 0x0C, 0x12, 0x18, 0x24]

    /// Microsoft's, types 2 and 4.
    private static let wmePrefix: [UInt8] = [0x00, 0x50, 0xF2, 0x02]
    private static let wpsPrefix: [UInt8] = [0x00, 0x50, 0xF2, 0x04]
    /// Indoors and outdoors; all channels from 1 on with 20 dBm; a byte that makes the length even.
    private static let countryRest: [UInt8] = [0x20, 1, 13, 20]

    /// A code of three bytes and triplets of channels, padded to an even length.
    private static func letters(_ content: [UInt8]) -> [UInt8]? {
        content.count >= 6 && content.count % 2 == 0 ? Array(content[..<2]) : nil
    }

    /// An information element has one byte behind subtype and version, a parameter element eighteen.
    private static func isWME(_ content: [UInt8]) -> Bool {
        guard content.count >= 3, content[1] == 1 else { return false }
        return content[0] == 0 ? content.count == 3 : content[0] == 1 && content.count == 20
    }
}
