import ImpHardware
import ImpRuntime
import SquirrelVM

/// With what a device connects: the configuration page as the network understands it.
extension Device {
    /// With what the next attempt connects.
    var networkConfiguration: NetworkConfiguration {
        var network = NetworkConfiguration(
            wifi: configuration.join(country),
            fixedAddress: configuration.staticNetwork.flatMap(IPv4Configuration.init),
            proxy: configuration.proxy.map(ProxyConfiguration.init), server: state.server,
            sendBuffer: state.program.sendBuffer)
        network.isEnrolled = configuration.isEnrolled
        return network
    }

    /// Whose rules the radio keeps.
    var country: Country {
        configuration.country.flatMap { Country(code: $0, on: state.module) } ?? .initial(on: state.module)
    }

    /// An attempt ended without credentials; which ones of those there were before stays.
    mutating func disarmWPS() {
        var new = configuration
        new.wps = nil
        write { (flash, power) throws(FlashError) in try flash.configure(new, power: &power) }
    }

    /// WPS has brought a network: it is stored, and WPS disarmed.
    mutating func learned(_ ssid: ByteString, _ key: ByteString) {
        var new = configuration
        new.wifi = DeviceConfiguration.WiFi(ssid: ssid, key: key)
        new.wps = nil
        write { (flash, power) throws(FlashError) in try flash.configure(new, power: &power) }
    }
}

extension DeviceConfiguration {
    /// Whether there is a Wi-Fi network to join, or one to be learned.
    var hasNetwork: Bool { wifi != nil || wps != nil }

    /// Whether the device belongs to an account, or will with its first connection.
    var isEnrolled: Bool { enrolment != nil }

    /// Whether BlinkUp or the program have given it all that it takes to connect over Wi-Fi.
    var isComplete: Bool { isEnrolled && hasNetwork }

    fileprivate func join(_ country: Country) -> WiFiJoin? {
        guard hasNetwork else { return nil }
        let mode: WPSMode? =
            switch wps {
            case nil: nil
            case .pushButton: .pushButton
            case .pin(let digits): .pin(digits.text)
            }
        return WiFiJoin(
            ssid: wifi?.ssid ?? ByteString(""), key: wifi?.key ?? ByteString(""), country: country, wps: mode)
    }
}

extension ProxyConfiguration {
    fileprivate init(_ stored: DeviceConfiguration.Proxy) {
        self.init(
            address: stored.host.text, port: stored.port,
            credentials: stored.credentials.map { Credentials(user: $0.user.text, password: $0.password.text) })
    }
}

extension IPv4Configuration {
    fileprivate init?(_ stored: DeviceConfiguration.StaticNetwork) {
        guard
            let new = try? IPv4Configuration(
                address: IPv4Address(bits: stored.address).description,
                netmask: IPv4Address(bits: stored.netmask).description,
                gateway: IPv4Address(bits: stored.gateway).description,
                nameServers: stored.dnsServers.map { IPv4Address(bits: $0).description })
        else { return nil }
        self = new
    }
}
