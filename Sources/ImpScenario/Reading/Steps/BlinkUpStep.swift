import ImpRuntime

extension StepForm {
    static let configuration = [
        StepForm("blinkup", "A phone flashes settings at the device.") { fields throws(Problem) in
            .act(.blinkUp(Scenario.BlinkUp(content: try content(&fields), damage: try damage(&fields))))
        }
    ]

    private static func content(_ fields: inout Fields) throws(Problem) -> Scenario.BlinkUp.Content {
        let ssid = try fields.optional("ssid", .ssid, "The network to join.")
        let key = try fields.optional("key", .anyKey, "Its key; none for an open network.")
        let plan = try fields.optional("plan", .name, "The plan's id.")
        let token = try fields.optional("token", .name, "The enrolment token.")
        let clears = try fields.value("clear", .yesNo, "Clears the device's settings instead.", default: false)
        let raw = try fields.optional("raw", .hexadecimal, "These bytes instead of a packet.")
        let hasSettings = ssid != nil || key != nil || plan != nil || token != nil
        try fields.check(
            [hasSettings, clears, raw != nil].count { $0 } == 1, "settings, or clear, or raw is expected, and only one")
        try fields.check((plan == nil) == (token == nil), "plan and token go together")
        try fields.check(key == nil || ssid != nil, at: "key", "a key needs an ssid")
        if let raw { return .raw(raw) }
        return clears ? .clear : .settings(ssid: ssid, key: key ?? "", plan: plan, token: token)
    }

    private static func damage(_ fields: inout Fields) throws(Problem) -> [Scenario.BlinkUp.Damage] {
        let truncated = try fields.optional("truncated", .integer(0...8_192), "Only so many bytes arrive.")
        let flipped = try fields.optional("flipped", .integer(0...65_535), "This bit, from 0, arrives as its opposite.")
        let overlong = try fields.optional("overlong", .integer(1...8_192), "So many bytes too many arrive.")
        return [
            truncated.map { .truncated(bytes: $0) }, flipped.map { .flipped(bit: $0) },
            overlong.map { .overlong(bytes: $0) },
        ].compactMap { $0 }
    }
}
