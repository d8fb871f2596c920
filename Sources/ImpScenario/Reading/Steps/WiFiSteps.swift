import ImpRuntime

extension StepForm {
    static let wifi = [
        StepForm("wifi-drop", "Access points are switched off.", main: "ap") { fields throws(Problem) in
            let points = try fields.accessPoints()
            return .adjust(points.map { .isOn(accessPoint: $0, false) }, for: try fields.limit())
        },
        StepForm("wifi-up", "Access points are switched on.", main: "ap") { fields throws(Problem) in
            .adjust(try fields.accessPoints().map { .isOn(accessPoint: $0, true) }, for: nil)
        },
        StepForm("wifi-change", "An access point gets other settings.") { fields throws(Problem) in
            let point = try fields.accessPoint()
            let change = try fields.radioChange()
            try fields.check(change != .init(), "nothing changes; give a new ssid, key, security, channel or signal")
            let isOpen = change.key ?? "" == ""
            try fields.check(
                change.security != .open || isOpen, at: "key", "an open network has no key")
            try fields.check(change.security != .wpa2 || !isOpen, at: "security", "a wpa2 network needs a key")
            return .adjust([.radio(accessPoint: point, change)], for: try fields.limit())
        },
        StepForm("wps-press", "The button for WPS on an access point is pressed.", main: "ap") {
            fields throws(Problem) in
            .act(.pressWPS(accessPoint: try fields.accessPoint()))
        },
    ]
}

extension Fields {
    /// A key makes a network wpa2, an empty one open.
    fileprivate mutating func radioChange() throws(Problem) -> Scenario.RadioChange {
        let key = try optional("key", .key, "It makes the network wpa2.")
        let security = try optional("security", Format<Scenario.Security>.choice, "open takes the key away.")
        return Scenario.RadioChange(
            ssid: try optional("ssid", .ssid, ""), key: key,
            security: security ?? key.map { $0.isEmpty ? .open : .wpa2 },
            channel: try optional("channel", .channel, ""),
            signal: try optional("signal", .integer(-100 ... -1), "In dBm."))
    }

    /// `ap`; all of them without.
    mutating func accessPoints() throws(Problem) -> [String] {
        let name = try optional("ap", .accessPointName, "The access point; without, all of them.")
        return name.map { [$0] } ?? context.world.accessPoints.map(\.name)
    }

    /// `ap`, which only a world with one access point does without.
    mutating func accessPoint() throws(Problem) -> String {
        let name = try optional("ap", .accessPointName, "The access point; needed if there are several.")
        let points = context.world.accessPoints
        try check(name != nil || points.count == 1, "ap is missing: the world has \(points.count) access points")
        return name ?? points.first?.name ?? ""
    }
}
