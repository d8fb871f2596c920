import ImpAgent
import ImpHardware
import ImpOS
import ImpRuntime
import SquirrelCompiler
import SquirrelVM

/// Devices and agents, each with its whole API, that ran a small program to its end and wait for messages.
struct IdleScripts {
    private let images = BootImages()
    private let deviceTemplate: ScriptTemplate
    private let flash: DeviceFlash
    private let agentTemplate: ScriptTemplate

    init() throws {
        let deviceProgram = try Self.compiled(
            "agent.on(\"ping\", function(data) { agent.send(\"pong\", data); });")
        let agentProgram = try Self.compiled("device.on(\"pong\", function(data) { server.log(data); });")
        guard
            let device = images.template(
                deviceProgram, figures: MachineFigures(of: .imp001), module: .imp001, for: Device.self),
            let agent = images.template(agentProgram, figures: .agent, module: nil, for: Agent.self)
        else { throw BenchmarkError("no memory for the templates") }
        (deviceTemplate, agentTemplate) = (device, agent)
        flash = try Self.flash(deviceProgram.encoded())
    }

    func device() throws -> Device {
        let setting = DeviceSetting(
            module: .imp001, id: "2000000000000001", flash: flash, template: deviceTemplate, images: images,
            random: SeededRandom(seed: 1), server: ServerName(host: "imp.example"))
        guard var device = Device(setting, at: .start) else { throw BenchmarkError("no memory for a device") }
        device.powerOn(at: .start)
        device.advance(to: Self.end)
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

    /// With a program, and a rescue pin at rest: it starts at once.
    private static func flash(_ program: [UInt8]) throws -> DeviceFlash {
        var power = PowerSupply.steady
        var flash = try DeviceFlash(
            module: .imp001, key: [UInt8](repeating: 1, count: 32), os: SoftwareVersion.current.image)
        var configuration = DeviceConfiguration()
        configuration.rescuePin = DeviceConfiguration.RescuePin(pin: ByteString("pin9"), idleIsHigh: true)
        try flash.configure(configuration, power: &power)
        try flash.beginProgram(length: program.count, power: &power)
        try flash.appendProgram(program, power: &power)
        try flash.finishProgram(power: &power)
        return flash
    }

    private static func compiled(_ source: String) throws -> Program {
        try compile(Array(source.utf8), name: "idle")
    }

    private static func setting(_ template: ScriptTemplate) -> ScriptSetting {
        ScriptSetting(template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1))
    }
}
