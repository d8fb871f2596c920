extension Format where Value == Scenario.DeviceStart {
    static let device = Format.mapping("What the device has in its memory at the start.") { fields throws(Problem) in
        var device = Scenario.DeviceStart()
        device.isEnrolled = try fields.value("enrolled", .yesNo, "Whether it belongs to an account.", default: true)
        device.wifi = try wifi(&fields)
        device.program = try fields.value("program", .choice, "The stored program.", default: device.program)
        device.rescuePin = try fields.optional("rescue-pin", .rescuePin, "As imp.setrescuepin sets it.")
        device.userConfiguration = try fields.optional(
            "user-configuration", .userConfiguration, "As imp.setuserconfiguration sets it.")
        device.proxy = try fields.optional("proxy", .proxy, "As imp.setproxy sets it.")
        device.os = try fields.value("os", .os, "The parts of imp.getsoftwareversion's text.", default: device.os)
        return device
    }

    private static func wifi(_ fields: inout Fields) throws(Problem) -> Scenario.WiFiSettings? {
        let isConfigured = try fields.value("configured", .yesNo, "Whether it has Wi-Fi settings.", default: true)
        let first = fields.context.world.accessPoints.first
        let ssid = try fields.optional("ssid", .ssid, "Without, that of the first access point.")
        let key = try fields.optional("key", .anyKey, "Without, that of the access point with the ssid.")
        try fields.check(
            isConfigured || (ssid == nil && key == nil), at: "configured", "configured: no has no ssid and no key")
        guard isConfigured, let name = ssid ?? first?.ssid else { return nil }
        let known = fields.context.world.accessPoints.first { $0.ssid == name }
        return Scenario.WiFiSettings(ssid: name, key: key ?? known?.key ?? "")
    }
}

extension Format where Value == Scenario.RescuePin {
    static let rescuePin = Format.mapping("A rescue pin.", main: "pin") { fields throws(Problem) in
        Scenario.RescuePin(
            pin: try fields.required("pin", .pin, ""),
            idle: try fields.value("idle", .choice, "Its level while the button is not pressed; high.", default: .high))
    }
}

extension Format where Value == Scenario.OSVersion {
    static let os = Format.mapping("The parts of imp.getsoftwareversion's text.", main: "release") {
        fields throws(Problem) in
        var version = Scenario.OSVersion()
        version.release = try fields.optional("release", .release, "")
        version.commit = try fields.optional("commit", .name, "")
        version.date = try fields.optional("date", .name, "")
        return version
    }
}

extension Format where Value == [UInt8] {
    /// Of a user configuration.
    static let userConfiguration = Format.mapping("Up to 4,096 bytes.", main: "text") { fields throws(Problem) in
        let text = try fields.optional("text", .utf8, "")
        let bytes = try fields.optional("hex", .hexadecimal, "")
        try fields.check((text == nil) != (bytes == nil), "one of text and hex is expected")
        let value = text ?? bytes ?? []
        try fields.check(value.count <= 4_096, "a user configuration has at most 4096 bytes")
        return value
    }
}
