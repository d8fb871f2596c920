import ImpAgent
import ImpOS
import ImpRuntime
import SquirrelCompiler
import SquirrelVM

/// Devices and agents, each with its whole API, that ran a small program to its end and wait for messages.
struct IdleScripts {
    private let deviceTemplate: ScriptTemplate
    private let agentTemplate: ScriptTemplate

    init() throws {
        let images = BootImages()
        let deviceProgram = try Self.compiled(
            "agent.on(\"ping\", function(data) { agent.send(\"pong\", data); });")
        let agentProgram = try Self.compiled("device.on(\"pong\", function(data) { server.log(data); });")
        guard
            let device = images.template(
                deviceProgram, figures: ModuleFigures.figures(of: .imp001), module: .imp001, for: Device.self),
            let agent = images.template(agentProgram, figures: ModuleFigures.agent, module: nil, for: Agent.self)
        else { throw BenchmarkError("no memory for the templates") }
        (deviceTemplate, agentTemplate) = (device, agent)
    }

    func device() throws -> Device {
        guard var device = Device(Self.setting(deviceTemplate), id: "device") else {
            throw BenchmarkError("no memory for a device")
        }
        device.run(to: Self.end)
        return device
    }

    func agent() throws -> Agent {
        guard var agent = Agent(Self.setting(agentTemplate), id: "agent", url: "") else {
            throw BenchmarkError("no memory for an agent")
        }
        agent.run(to: Self.end)
        return agent
    }

    /// Long after the programs are done.
    private static let end = Instant.start + .seconds(1)

    private static func compiled(_ source: String) throws -> Program {
        try compile(Array(source.utf8), name: "idle")
    }

    private static func setting(_ template: ScriptTemplate) -> ScriptSetting {
        ScriptSetting(template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1))
    }
}
