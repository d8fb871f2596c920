import ImpAgent
import ImpLink
import ImpOS
public import ImpRuntime
import SquirrelVM

/// Everything of a simulation between two turns, to be written to disk and taken up again elsewhere.
///
/// Real requests that wait for an answer are no part of it: their clients are gone when it is restored. Simulated ones
/// are.
public struct SimulationSnapshot: Codable, Sendable {
    /// Changes with every change of what follows.
    static let currentFormat = 4

    let format: Int
    let identity: SimulationIdentity
    public let module: Module
    let seed: UInt64
    let deviceProgram: ByteString
    let agentProgram: ByteString
    let device: DeviceSnapshot
    let agent: AgentSnapshot
    let world: World
    let meter: PowerMeter
    let supply: Supply
    let journal: LogJournal
    let frontier: Instant
    let wallBase: WallTime
}

extension Simulation {
    /// The simulation as it stands; between two calls of `run`.
    public func snapshot() -> SimulationSnapshot {
        SimulationSnapshot(
            format: SimulationSnapshot.currentFormat, identity: identity, module: options.module, seed: options.seed,
            deviceProgram: ByteString(device.script.program.encoded()),
            agentProgram: ByteString(agent.script.program.encoded()), device: device.snapshot(),
            agent: agent.snapshot(), world: world, meter: meter,
            supply: supply, journal: journal, frontier: frontier, wallBase: wallBase)
    }

    /// The simulation of a snapshot; it goes on where it stood. Module, seed and names are those of the snapshot.
    ///
    /// - Throws: `damagedSnapshot`, also for one of another release; `portUnavailable`.
    public convenience init(
        restoring snapshot: SimulationSnapshot, options: SimulationOptions, log: @escaping (LogEntry) -> Void
    ) throws(SimulationError) {
        var options = options
        options.module = snapshot.module
        options.seed = snapshot.seed
        try self.init(parts: .restoring(snapshot, options), options: options, log: log)
        meter = snapshot.meter
        supply = snapshot.supply
    }
}

extension SimulationParts {
    static func restoring(
        _ snapshot: SimulationSnapshot, _ options: SimulationOptions
    ) throws(SimulationError) -> SimulationParts {
        guard snapshot.format == SimulationSnapshot.currentFormat else {
            throw .damagedSnapshot(
                "its format is \(snapshot.format), this release reads \(SimulationSnapshot.currentFormat)")
        }
        let wallBase = options.clock.isFast ? snapshot.wallBase : wallBase(options, at: snapshot.frontier)
        let machines = try machines(of: snapshot, options)
        let mailbox = Mailbox<OutsideEvent>(capacity: mailboxCapacity)
        let frontDoor = try frontDoor(options, snapshot.identity, mailbox)
        return SimulationParts(
            identity: snapshot.identity, machines: machines, world: snapshot.world, journal: snapshot.journal,
            frontier: snapshot.frontier, wallBase: wallBase, mailbox: mailbox, frontDoor: frontDoor)
    }

    private static func machines(
        of snapshot: SimulationSnapshot, _ options: SimulationOptions
    ) throws(SimulationError) -> Machines {
        do throws(ImageError) {
            let deviceProgram = try Program(decoding: snapshot.deviceProgram.bytes)
            let agentProgram = try Program(decoding: snapshot.agentProgram.bytes)
            guard let deviceTemplate = options.deviceTemplate(deviceProgram),
                let agentTemplate = options.agentTemplate(agentProgram)
            else { throw .outOfMemory }
            return Machines(
                device: try Device(restoring: snapshot.device, deviceTemplate, options.images),
                agent: try Agent(
                    restoring: snapshot.agent, agentTemplate, isLost: { $0 & FrontDoor.simulated == 0 }))
        } catch {
            throw .damagedSnapshot(String(describing: error))
        }
    }
}
