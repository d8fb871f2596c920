import ImpRuntime

extension Format where Value == Scenario.AccessPoint {
    static let accessPoint = Format.mapping("An access point.") { fields throws(Problem) in
        var point = Scenario.AccessPoint()
        point.ssid = try fields.required("ssid", .ssid, "The network's name.")
        point.name = try fields.value("name", .name, "What steps call it; without, the ssid.", default: point.ssid)
        point.bssid = try fields.optional("bssid", .bssid, "Its address; without, one that derives from the name.")
        let key = try fields.optional("key", .key, "The network's key; it makes the network wpa2.")
        point.security = try fields.value(
            "security", .choice, "Without, wpa2 if there is a key.", default: key == nil ? .open : .wpa2)
        point.key = key ?? ""
        try fields.check(
            (point.security == .open) == point.key.isEmpty, at: "security",
            point.security == .open ? "an open network has no key" : "a wpa2 network needs a key")
        point.channel = try fields.value("channel", .channel, "1 to 13, or 36 to 165.", default: point.channel)
        point.signal = try fields.value(
            "signal", .integer(-100 ... -1), "At the device, in dBm.", default: point.signal)
        point.isHidden = try fields.value("hidden", .yesNo, "Whether it keeps its name to itself.", default: false)
        point.wme = try fields.value("wme", .choice, "Quality of service, which 802.11n needs.", default: point.wme)
        point.wps = try fields.value("wps", .choice, "How devices may ask for the key.", default: point.wps)
        point.wpsPIN = try fields.optional("wps-pin", .wpsPIN, "For wps: pin.")
        try fields.check((point.wps == .pin) == (point.wpsPIN != nil), at: "wps", "wps: pin and wps-pin go together")
        point.isOn = try fields.value("on", .yesNo, "Whether it is there at the start.", default: true)
        point.network = try .read(&fields)
        return point
    }
}

extension Format where Value == Int {
    static let channel = Format.scalar(
        .integer(1...165), sample: 1, expected: "a channel from 1 to 13 or from 36 to 165"
    ) { Int($0).flatMap { (1...13).contains($0) || (36...165).contains($0) ? $0 : nil } }
}

extension Scenario.LocalNetwork {
    /// From the keys of what it stands behind.
    static func read(_ fields: inout Fields) throws(Problem) -> Scenario.LocalNetwork {
        var network = Scenario.LocalNetwork()
        network.dhcpDelay = try fields.value(
            "dhcp", .dhcp, "How long DHCP takes to answer, or off.", default: network.dhcpDelay)
        network.dns = try fields.value("dns", .choice, "What becomes of questions for names.", default: .ok)
        network.hasCaptivePortal = try fields.value(
            "captive-portal", .yesNo, "Whether a log-in page answers every connection.", default: false)
        return network
    }
}

extension Format where Value == TimeSpan? {
    /// A delay, or `off`.
    static let dhcp = Format.scalar(
        .named(
            "dhcp",
            .text(
                pattern: "^(off|\(Format<TimeSpan>.durationPattern))$", maximumLength: nil,
                summary: "How long DHCP takes to answer, or off.")),
        sample: .some(.zero), expected: "a time such as 2s, or off"
    ) { text in text == "off" ? .some(nil) : Quantity.duration(text).map { .some($0) } }
}
