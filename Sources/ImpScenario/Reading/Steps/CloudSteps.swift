import ImpRuntime

extension StepForm {
    static let cloud = [
        StepForm("deploy", "The server gets a new program for the device, the agent or both.") {
            fields throws(Problem) in
            let device = try fields.optional("device", .path, "The device's; without, as before.")
            let agent = try fields.optional("agent", .path, "The agent's; without, as before.")
            return .act(.deploy(device: device, agent: agent))
        },
        StepForm("upgrade-os", "The server offers another release of the operating system.", main: "release") {
            fields throws(Problem) in
            let upgrade = Scenario.OSUpgrade(
                release: try fields.required("release", .release, "In quotes."),
                cutPowerAtStep: try fields.optional(
                    "cut-power-at", .integer(0...1_000_000), "The supply fails after so many writes to flash."))
            return .act(.upgradeOS(upgrade))
        },
        StepForm("agent-restart", "The agent starts anew.", main: "how") { fields throws(Problem) in
            .act(.restartAgent(try fields.value("how", .choice, "reload", default: .reload)))
        },
        StepForm("agent-migrate", "The agent moves to another server of the cloud.") { _ in .act(.migrateAgent) },
        StepForm("agent-oom", "The agent runs out of memory.") { _ in .act(.exhaustAgentMemory) },
        StepForm("reconnect-stale", "The device connects anew while the server holds the old connection.") { _ in
            .act(.reconnectStale)
        },
    ]

    static let save = StepForm("save", "Everything is saved.", main: "name") { fields throws(Problem) in
        .act(.save(try fields.required("name", .name, "Of what is saved.")))
    }
}
