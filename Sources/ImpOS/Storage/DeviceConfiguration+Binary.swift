import ImpRuntime

/// The page as bytes: the format's version, then for each part that is set its tag and its length, both before its
/// content. Numbers are little-endian.
extension DeviceConfiguration {
    private static let version: UInt8 = 1

    private enum Tag: UInt8 {
        case wifi = 1
        case staticNetwork, proxy, enrolment, wps, rescuePin, country, nvramImage
    }

    func encoded() -> [UInt8] {
        var page = ByteWriter()
        page.add(DeviceConfiguration.version)
        func add(_ tag: Tag, _ content: [UInt8]?) {
            guard let content else { return }
            page.add(tag.rawValue)
            page.addField(content)
        }
        add(.wifi, wifi?.encoded())
        add(.staticNetwork, staticNetwork?.encoded())
        add(.proxy, proxy?.encoded())
        add(.enrolment, enrolment.map { fields($0.planID, $0.token) })
        add(.wps, wps?.encoded())
        add(.rescuePin, rescuePin.map { [$0.idleIsHigh ? 1 : 0] + $0.pin.bytes })
        add(.country, country.map { numbers($0) })
        add(.nvramImage, nvramImage?.bytes)
        return page.bytes
    }

    /// Nil for bytes that `encoded` did not make, whatever they are.
    init?(decoding bytes: [UInt8]) {
        self.init()
        var page = ByteReader(bytes)
        guard page.number(UInt8.self) == DeviceConfiguration.version else { return nil }
        while !page.isAtEnd {
            guard let tag = page.number(UInt8.self).flatMap(Tag.init), let content = page.field(),
                set(tag, to: content)
            else { return nil }
        }
    }

    /// False for a content that is none of the tag's.
    private mutating func set(_ tag: Tag, to content: [UInt8]) -> Bool {
        var reader = ByteReader(content)
        switch tag {
        case .wifi: wifi = WiFi(&reader)
        case .staticNetwork: staticNetwork = StaticNetwork(&reader)
        case .proxy: proxy = Proxy(&reader)
        case .enrolment: enrolment = pair(&reader).map { Enrolment(planID: $0, token: $1) }
        case .wps: wps = WPS(content)
        case .rescuePin:
            rescuePin = content.first.map {
                RescuePin(pin: ByteString(Array(content.dropFirst())), idleIsHigh: $0 != 0)
            }
        case .country: country = reader.number()
        case .nvramImage: nvramImage = ByteString(content)
        }
        return isSet(tag)
    }

    private func isSet(_ tag: Tag) -> Bool {
        switch tag {
        case .wifi: wifi != nil
        case .staticNetwork: staticNetwork != nil
        case .proxy: proxy != nil
        case .enrolment: enrolment != nil
        case .wps: wps != nil
        case .rescuePin: rescuePin != nil
        case .country: country != nil
        case .nvramImage: nvramImage != nil
        }
    }
}

private func fields(_ parts: ByteString...) -> [UInt8] {
    var writer = ByteWriter()
    for part in parts { writer.addField(part.bytes) }
    return writer.bytes
}

private func numbers(_ values: UInt32...) -> [UInt8] {
    var writer = ByteWriter()
    for value in values { writer.add(value) }
    return writer.bytes
}

private func pair(_ reader: inout ByteReader) -> (ByteString, ByteString)? {
    guard let first = reader.field(), let second = reader.field() else { return nil }
    return (ByteString(first), ByteString(second))
}

extension DeviceConfiguration.WiFi {
    fileprivate func encoded() -> [UInt8] { fields(ssid, key) + (security.map { [$0] } ?? []) }

    fileprivate init?(_ reader: inout ByteReader) {
        guard let (ssid, key) = pair(&reader) else { return nil }
        self.init(ssid: ssid, key: key, security: reader.number())
    }
}

extension DeviceConfiguration.StaticNetwork {
    fileprivate func encoded() -> [UInt8] {
        numbers(address, netmask, gateway) + dnsServers.flatMap { numbers($0) }
    }

    fileprivate init?(_ reader: inout ByteReader) {
        guard let address: UInt32 = reader.number(), let netmask: UInt32 = reader.number(),
            let gateway: UInt32 = reader.number()
        else { return nil }
        self.init(address: address, netmask: netmask, gateway: gateway, dnsServers: [])
        while let server: UInt32 = reader.number() { dnsServers.append(server) }
    }
}

extension DeviceConfiguration.Proxy {
    fileprivate func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.add(port)
        writer.addField(host.bytes)
        return writer.bytes + (credentials.map { fields($0.user, $0.password) } ?? [])
    }

    fileprivate init?(_ reader: inout ByteReader) {
        guard let port: UInt16 = reader.number(), let host = reader.field() else { return nil }
        self.init(host: ByteString(host), port: port)
        credentials = pair(&reader).map { DeviceConfiguration.Credentials(user: $0, password: $1) }
    }
}

extension DeviceConfiguration.WPS {
    /// Nothing for the push button, or the PIN.
    fileprivate func encoded() -> [UInt8] {
        switch self {
        case .pushButton: []
        case .pin(let digits): digits.bytes
        }
    }

    fileprivate init(_ content: [UInt8]) { self = content.isEmpty ? .pushButton : .pin(ByteString(content)) }
}
