import ImpAgent
import ImpHardware
import ImpLink
import ImpOS
import ImpRuntime
import SquirrelVM

/// What a simulation is put together from, newly started or restored.
struct SimulationParts: ~Copyable {
    let identity: SimulationIdentity
    let machines: Machines
    let world: World
    let journal: LogJournal
    let frontier: Instant
    let wallBase: WallTime
    let mailbox: Mailbox<OutsideEvent>
    let frontDoor: FrontDoor?

    /// Events from outside that wait for the run.
    static let mailboxCapacity = 1_024

    /// A device that has just been switched on, and its agent.
    static func starting(
        device: Program, agent: Program, _ options: SimulationOptions
    ) throws(SimulationError) -> SimulationParts {
        let identity = options.identity ?? SimulationIdentity(project: options.project)
        let mailbox = Mailbox<OutsideEvent>(capacity: mailboxCapacity)
        let frontDoor = try frontDoor(options, identity, mailbox)
        let wallBase = wallBase(options, at: .start)
        let url = (frontDoor?.url ?? "http://127.0.0.1:\(options.port ?? identity.port)") + "/" + identity.agentID
        let bytes = device.encoded()
        guard let deviceTemplate = options.deviceTemplate(device), let agentTemplate = options.agentTemplate(agent),
            let flash = options.device.flash(options.module, program: device, key: identity.deviceKey),
            var device = Device(options.deviceSetting(deviceTemplate, flash, identity), at: .start),
            let agent = Agent(
                options.agentSetting(agentTemplate, wallBase), id: identity.agentID, url: url, saved: options.saved)
        else {
            // That there is no memory is what has to be told.
            _ = frontDoor?.close()
            throw .noMemory
        }
        let images = DeployedImages(program: bytes)
        var gateway = DeviceGateway(images: images, module: options.module, wallBase: wallBase)
        if !options.world.isServerUp { gateway.setUp(false, at: .start) }
        let world = World(
            options.world, gateway: gateway, station: device.radioAddress,
            random: SeededRandom(seed: options.seed, stream: "world"))
        device.setRandomSource(options.device.randomSource)
        if options.device.isFed { device.powerOn(isCableIn: options.world.isCableIn, at: .start) }
        var journal = LogJournal()
        journal.add(.status, "Agent restarted: reload.", at: .start)
        return SimulationParts(
            identity: identity, machines: Machines(device: device, agent: agent), world: world, journal: journal,
            frontier: .start, wallBase: wallBase, mailbox: mailbox, frontDoor: frontDoor)
    }

    static func frontDoor(
        _ options: SimulationOptions, _ identity: SimulationIdentity, _ mailbox: Mailbox<OutsideEvent>
    ) throws(SimulationError) -> FrontDoor? {
        let opensLater = options.clock.isFast && options.port != 0
        if !options.servesHTTP || opensLater { return nil }
        return try FrontDoor(port: options.port ?? identity.port, agentID: identity.agentID, mailbox: mailbox)
    }

    /// The time of day at `Instant.start`, when `instant` is now.
    static func wallBase(_ options: SimulationOptions, at instant: Instant) -> WallTime {
        switch options.clock {
        case .real: options.time.wall + Instant.start.since(instant)
        case .fast(let start): start
        }
    }
}

/// A pair of machines.
struct Machines: ~Copyable {
    let device: Device
    let agent: Agent
}

extension SimulationOptions {
    func deviceTemplate(_ program: Program) -> ScriptTemplate? {
        images.template(program, figures: MachineFigures(of: module), module: module, for: Device.self)
    }

    func agentTemplate(_ program: Program) -> ScriptTemplate? {
        images.template(program, figures: .agent, module: nil, for: Agent.self)
    }

    fileprivate func deviceSetting(
        _ template: ScriptTemplate, _ flash: DeviceFlash, _ identity: SimulationIdentity
    ) -> DeviceSetting {
        var setting = DeviceSetting(
            module: module, id: identity.deviceID, flash: flash, template: template, images: images,
            random: SeededRandom(seed: seed, stream: "device"), server: WorldSettings.server)
        setting.switches = device.switches
        setting.choices = choices
        return setting
    }

    fileprivate func agentSetting(_ template: ScriptTemplate, _ wallBase: WallTime) -> ScriptSetting {
        ScriptSetting(
            template: template, now: .start, wallBase: wallBase, random: SeededRandom(seed: seed, stream: "agent"))
    }
}
