import ImpAgent
import ImpOS
import ImpRuntime
import SquirrelCompiler
import SquirrelVM

/// Devices and agents, each with its whole API, that ran a small program to its end and wait for messages.
struct IdleScripts {
    private let deviceProgram: Program
    private let agentProgram: Program

    init() throws {
        deviceProgram = try Self.compiled("agent.on(\"ping\", function(data) { agent.send(\"pong\", data); });")
        agentProgram = try Self.compiled("device.on(\"pong\", function(data) { server.log(data); });")
    }

    func device() throws -> Device {
        let setting = Self.setting(deviceProgram, ModuleFigures.figures(of: .imp001), .imp001)
        guard var device = Device(setting, id: "device") else { throw BenchmarkError("no memory for a device") }
        device.run(to: Self.end)
        return device
    }

    func agent() throws -> Agent {
        let setting = Self.setting(agentProgram, ModuleFigures.agent, nil)
        guard var agent = Agent(setting, id: "agent", url: "") else { throw BenchmarkError("no memory for an agent") }
        agent.run(to: Self.end)
        return agent
    }

    /// Long after the programs are done.
    private static let end = Instant.start + .seconds(1)

    private static func compiled(_ source: String) throws -> Program {
        try compile(Array(source.utf8), name: "idle")
    }

    private static func setting(_ program: Program, _ figures: MachineFigures, _ module: Module?) -> ScriptSetting {
        ScriptSetting(
            program: program, figures: figures, module: module, now: .start, wallBase: .fastStart,
            random: SeededRandom(seed: 1))
    }
}
