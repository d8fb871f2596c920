import ImpHardware
import ImpLink
import ImpRuntime

/// What a device does at the turns of its life.
extension Device {
    /// Tells an event to the device's life, and does what that asks for.
    mutating func live(_ event: Life.Event, at now: Instant) {
        state.life.naps = data.has(.deepSleep) && configuration.isComplete
        state.life.attempt = attemptTime
        for action in state.life.handle(event, at: now) { perform(action, at: now) }
    }

    private mutating func perform(_ action: Life.Action, at now: Instant) {
        switch action {
        case .startProgram(let reason): startProgram(reason, at: now)
        case .haltProgram: haltProgram(at: now)
        case .connect(let until): connect(until: until, at: now)
        case .powerDown: powerDown(at: now)
        case .rest: endConnection(at: now)
        case .startModule(let reason): startModule(reason, at: now)
        case .wakeModule(let reason): wakeModule(reason, at: now)
        }
    }

    // MARK: The module

    /// Starts the module: power has come on, or it was reset.
    mutating func startModule(_ reason: WakeReason, at now: Instant) {
        wakeUp(reason, at: now)
        state.savesPower = false
        state.memory = nil
        state.link.forgetSeen()
        state.clock.started(at: now)
        mountFlash()
        detectNetworks()
        showLED(.start, at: now)
        showBlinkUp(.coldStart, at: now)
        showBlinkUp(.settings(configuration.isComplete), at: now)
        let isFast = startsFast(at: now)
        live(.started(Life.Start(reason, hasProgram: state.programHash != nil, isFast: isFast)), at: now)
    }

    /// What the board has to connect with, of which nothing is known yet; imp005 looks at its parts.
    private mutating func detectNetworks() {
        let hardware = NetworkHardware.detect(
            on: state.module, state.switches, hasNVRAMImage: configuration.nvramImage != nil,
            radio: MACAddress(hex: state.macAddress) ?? .broadcast, ethernet: state.ethernetAddress)
        state.network = NetworkStack(
            hardware: hardware, country: country, random: state.random.stream())
        perform(state.network.handle(.ethernetLink(state.isCableIn), at: state.startedAt), at: state.startedAt)
    }

    /// With a rescue pin that is at rest the program starts at once; only starts of the whole module look at it. Held, it
    /// gives the normal start for once.
    private mutating func startsFast(at now: Instant) -> Bool {
        guard let rescue = configuration.rescuePin, let pin = state.board.pins.pin(rescue.pin.text) else {
            return false
        }
        let idle = Level(rescue.idleIsHigh)
        let isPressed = state.board.sample(pin, pulled: idle, at: now) != idle
        if isPressed && state.choices.rescueErasesProgram {
            write { (flash, power) throws(FlashError) in try flash.eraseProgram(power: &power) }
            state.programHash = nil
        }
        return !isPressed
    }

    /// The processor begins to run.
    private mutating func wakeUp(_ reason: WakeReason, at now: Instant) {
        state.startedAt = now
        state.asksForPower = false
        (state.sendBuffer, state.program.sendBuffer) = (TransportFigures.sendBuffer, TransportFigures.sendBuffer)
        state.board.start(at: now)
        put(.awake(reason, at: now))
    }

    /// Deep sleep is over.
    private mutating func wakeModule(_ reason: WakeReason, at now: Instant) {
        wakeUp(reason, at: now)
        showBlinkUp(.warmStart, at: now)
    }

    /// Power is gone, in the middle of whatever it was.
    public mutating func losePower(at now: Instant) {
        if state.life.phase == .off { return }
        losePower(at: now, keepsTime: data.has(.vbat))
        live(.powerLost, at: now)
        state.report = CrashReport()
        state.blackBox = BlackBox()
    }

    mutating func losePower(at now: Instant, keepsTime: Bool) {
        endConnection(isSilent: true, at: now)
        showLED(.powerLost, at: now)
        forgetFactory()
        state.program.inbox.removeAll { _ in true }
        state.memory = nil
        state.clock.powerLost(keepsTime: keepsTime)
        state.board.powerOff(at: now)
        put(.off(isPowered: false, at: now))
    }

    /// Everything off but the clock and an armed pin.
    private mutating func powerDown(at now: Instant) {
        if case .asleep(_, snoozes: true) = state.life.phase, state.isProgramLoaded { keepMemory() }
        state.isProgramLoaded = false
        endConnection(isSilent: true, at: now)
        forgetFactory()
        state.program.inbox.removeAll { _ in true }
        state.board.sleep(at: now)
        put(.off(isPowered: true, at: now))
        // A level that is there already wakes as one that comes.
        if state.board.wakes { live(.pinWoke, at: now) }
    }

    // MARK: The program

    private mutating func startProgram(_ reason: WakeReason, at now: Instant) {
        guard let template = storedTemplate() else { return leave(.outOfMemory, at: now) }
        if reason.isOfProgram && !state.choices.restartKeepsConnection { reconnect(at: now) }
        let memory = reason.keepsMemory ? state.memory : nil
        state.memory = nil
        forgetProgram(at: now)
        if reason == .newProgram { forgetFactory() }
        script.keepUp(wallBase: state.clock.wallBase, to: now)
        script.seedRandom(state.random.next())
        let isKept = script.restart(template, at: now, global: memory.map { ("nv", $0) })
        if !isKept && memory != nil { script.logError("nv is lost: it does not fit into memory") }
        state.isProgramLoaded = true
        fillConfigurationParameters()
        put(.programStarted(reason, at: now))
    }

    private mutating func haltProgram(at now: Instant) {
        collectLines()
        script.halt()
    }

    /// Handlers, calls and events that belong to the machine that is gone; messages stay.
    private mutating func forgetProgram(at now: Instant) {
        let inbox = state.program.inbox
        state.program = ProgramState()
        state.program.inbox = inbox
        state.program.inbox.removeAll {
            if case .message = $0 { false } else { true }
        }
        state.attempt?.callback = nil
    }
}

/// What happens to the device from outside.
extension Device {
    /// Power comes on.
    public mutating func powerOn(isCableIn: Bool = false, at now: Instant) {
        guard state.life.phase == .off else { return }
        state.isCableIn = isCableIn
        startModule(.powerOn, at: now)
    }

    /// The hardware's source of random numbers breaks, or works again; at any moment.
    public mutating func setRandomSource(_ health: NoiseSource.Health) { state.random.source.health = health }

    /// The Ethernet cable is put in or pulled out.
    public mutating func setCable(_ isIn: Bool, at now: Instant) {
        state.isCableIn = isIn
        if state.life.isAwake { tell(.ethernetLink(isIn), at: now) }
    }

    /// Something reaches the radio or the Ethernet socket.
    public mutating func receive(_ input: NetworkStack.Input, at now: Instant) {
        if state.life.isAwake { tell(input, at: now) }
    }

    /// The radio's address.
    public var radioAddress: MACAddress { MACAddress(hex: state.macAddress) ?? .broadcast }

    /// Whether its program is running now.
    public var isBusy: Bool { state.life.runsProgram && script.isBusy }
}
