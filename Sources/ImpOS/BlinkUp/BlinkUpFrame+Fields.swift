import ImpRuntime

// Each field: its tag, its length, its content. Texts in a content have their length before them.

extension BlinkUpFrame {
    static func decodeFields(_ fields: ArraySlice<UInt8>) throws(BlinkUpFailure) -> BlinkUpConfiguration {
        var configuration = BlinkUpConfiguration()
        var fields = BlinkUpReader(fields)
        var last: UInt8 = 0
        while !fields.isAtEnd {
            let number = try fields.byte(or: .truncated)
            guard let tag = Tag(rawValue: number) else { throw .unknownField(number) }
            if number <= last { throw .misplacedField(number) }
            last = number
            var content = BlinkUpReader(try fields.text(most: 255, or: .invalidField(number)))
            try decode(tag, &content, into: &configuration)
            if !content.isAtEnd { throw .invalidField(number) }
        }
        return configuration
    }

    private static func decode(
        _ tag: Tag, _ content: inout BlinkUpReader, into configuration: inout BlinkUpConfiguration
    ) throws(BlinkUpFailure) {
        switch tag {
        case .clears: configuration.clears = try clears(&content)
        case .wifi: configuration.wifi = try wifi(&content)
        case .wps: configuration.wps = try wps(&content)
        case .enrolment: configuration.enrolment = try enrolment(&content)
        case .staticNetwork: configuration.staticNetwork = try staticNetwork(&content)
        case .proxy: configuration.proxy = try proxy(&content)
        }
    }

    private static func clears(
        _ content: inout BlinkUpReader
    ) throws(BlinkUpFailure) -> BlinkUpConfiguration.Clearing {
        let invalid = BlinkUpFailure.invalidField(Tag.clears.rawValue)
        let clears = BlinkUpConfiguration.Clearing(rawValue: try content.byte(or: invalid))
        if clears.isEmpty || !clears.isSubset(of: .all) { throw invalid }
        return clears
    }

    private static func wifi(_ content: inout BlinkUpReader) throws(BlinkUpFailure) -> BlinkUpConfiguration.WiFi {
        let invalid = BlinkUpFailure.invalidField(Tag.wifi.rawValue)
        let ssid = try content.text(most: Limit.ssid, or: invalid)
        let key = try content.text(most: Limit.key, or: invalid)
        if ssid.isEmpty { throw invalid }
        return BlinkUpConfiguration.WiFi(ssid: ByteString(ssid), key: ByteString(key))
    }

    private static func wps(_ content: inout BlinkUpReader) throws(BlinkUpFailure) -> BlinkUpConfiguration.WPS {
        let invalid = BlinkUpFailure.invalidField(Tag.wps.rawValue)
        let pin = try content.text(most: Limit.pinDigits, or: invalid)
        guard pin.isEmpty || pin.count == Limit.pinDigits, pin.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw invalid
        }
        return BlinkUpConfiguration.WPS(pin: String(decoding: pin, as: UTF8.self))
    }

    private static func enrolment(
        _ content: inout BlinkUpReader
    ) throws(BlinkUpFailure) -> BlinkUpConfiguration.Enrolment {
        let invalid = BlinkUpFailure.invalidField(Tag.enrolment.rawValue)
        let planID = try content.text(most: Limit.enrolment, or: invalid)
        let token = try content.text(most: Limit.enrolment, or: invalid)
        if token.isEmpty { throw invalid }
        return BlinkUpConfiguration.Enrolment(planID: ByteString(planID), token: ByteString(token))
    }

    private static func staticNetwork(
        _ content: inout BlinkUpReader
    ) throws(BlinkUpFailure) -> BlinkUpConfiguration.StaticNetwork {
        let invalid = BlinkUpFailure.invalidField(Tag.staticNetwork.rawValue)
        var network = BlinkUpConfiguration.StaticNetwork(
            address: try content.number32(or: invalid), netmask: try content.number32(or: invalid),
            gateway: try content.number32(or: invalid), nameServers: [try content.number32(or: invalid)])
        if !content.isAtEnd { network.nameServers.append(try content.number32(or: invalid)) }
        return network
    }

    private static func proxy(_ content: inout BlinkUpReader) throws(BlinkUpFailure) -> BlinkUpConfiguration.Proxy {
        let invalid = BlinkUpFailure.invalidField(Tag.proxy.rawValue)
        let port = try content.number16(or: invalid)
        let address = try content.text(most: Limit.proxyAddress, or: invalid)
        let user = try content.text(most: Limit.proxyCredential, or: invalid)
        let password = try content.text(most: Limit.proxyCredential, or: invalid)
        if address.isEmpty || user.isEmpty != password.isEmpty { throw invalid }
        return BlinkUpConfiguration.Proxy(
            address: ByteString(address), port: port, user: ByteString(user), password: ByteString(password))
    }

    /// What is too long for its length byte is cut, which no limit allows: reading it back fails.
    static func encodeFields(_ configuration: BlinkUpConfiguration) -> [UInt8] {
        var fields: [UInt8] = []
        for tag in Tag.allCases {
            guard let content = content(of: tag, configuration) else { continue }
            fields += [tag.rawValue] + text(content)
        }
        return fields
    }

    private static func content(of tag: Tag, _ configuration: BlinkUpConfiguration) -> [UInt8]? {
        switch tag {
        case .clears: configuration.clears.isEmpty ? nil : [configuration.clears.rawValue]
        case .wifi: configuration.wifi.map { text($0.ssid.bytes) + text($0.key.bytes) }
        case .wps: configuration.wps.map { text(Array($0.pin.utf8)) }
        case .enrolment: configuration.enrolment.map { text($0.planID.bytes) + text($0.token.bytes) }
        case .staticNetwork:
            configuration.staticNetwork.map { network in
                ([network.address, network.netmask, network.gateway] + network.nameServers).flatMap(bigEndian)
            }
        case .proxy:
            configuration.proxy.map { proxy in
                [UInt8(proxy.port & 0xFF), UInt8(proxy.port >> 8)] + text(proxy.address.bytes) + text(proxy.user.bytes)
                    + text(proxy.password.bytes)
            }
        }
    }

    private static func text(_ bytes: [UInt8]) -> [UInt8] { [UInt8(clamping: bytes.count)] + bytes.prefix(255) }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
