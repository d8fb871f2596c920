import ImpAgent
import ImpOS
public import ImpRuntime
public import SquirrelVM

/// What somebody does to the device, the agent and what is around them; between two calls of `run`.
extension Simulation {
    /// Breaks the device's source of random numbers, or repairs it.
    public func setRandomSource(_ health: NoiseSource.Health) { device.setRandomSource(health) }

    /// Puts the cable into the Ethernet socket, or pulls it out.
    public func setCable(_ isIn: Bool) {
        world.isCableIn = isIn
        device.setCable(isIn, at: frontier)
        collectDeviceOutput()
    }

    /// Drives a pin of the device from outside; nil lets go. False when the module has no such pin.
    @discardableResult
    public func drive(_ pin: String, _ level: Bool?) -> Bool {
        defer { collectDeviceOutput() }
        return device.drive(pin, level, at: frontier)
    }

    /// Shines BlinkUp at the device: the bytes of a frame.
    public func blinkUp(_ frame: [UInt8]) {
        device.receiveBlinkUp(frame, at: frontier)
        collectDeviceOutput()
    }

    /// Changes what is around the device.
    public func change(_ change: (inout World) -> Void) {
        change(&world)
        collectGatewayOutput(at: frontier)
        collectAgentOutput()
    }

    // MARK: The cloud

    /// Deploys another program for the device: it gets it as soon as it is connected.
    ///
    /// - Parameter steps: as in `upgradeSystem`.
    public func deploy(device program: Program, cutPowerAfterSteps steps: Int? = nil) {
        device.cutPower(afterSteps: steps, storing: .program, seed: options.seed)
        change { $0.deploy(program: program.encoded(), at: frontier) }
    }

    /// Deploys another program for the agent, which starts at once.
    public func deploy(agent program: Program) throws(SimulationError) {
        guard let template = options.agentTemplate(program) else { throw .noMemory }
        agent.restart(.newProgram, template, at: frontier)
        collectAgentOutput()
    }

    public func restartAgent(_ reason: AgentRestart) {
        agent.restart(reason, at: frontier)
        collectAgentOutput()
    }

    /// Deploys another operating system: `36.15`.
    ///
    /// - Parameter steps: the supply fails in the step after so many of the flash's, of which each is a byte that is
    ///   programmed or half of a sector's erasing; nil: it lasts.
    public func upgradeSystem(to release: String, cutPowerAfterSteps steps: Int? = nil) {
        device.cutPower(afterSteps: steps, storing: .system, seed: options.seed)
        change { $0.deploy(system: release, at: frontier) }
    }

    // MARK: To be seen

    /// The latest black box that the server got; nil where there is none that can be read.
    public var blackBox: BlackBoxRecord? {
        world.gateway.telemetry.flatMap { BlackBoxRecord(decoding: $0.bytes) }
    }
    public var isDeviceConnected: Bool { world.gateway.isConnected }
}
