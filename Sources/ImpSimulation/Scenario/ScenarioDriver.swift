import ImpAgent
import ImpLink
public import ImpOS
public import ImpRuntime
public import ImpScenario
public import SquirrelVM

/// Runs a scenario on a simulation: does its steps at their times, and tells it what is to be seen.
public final class ScenarioDriver {
    private let simulation: Simulation
    private var run: ScenarioRun
    /// Compiles a program that a step deploys, for the device or the agent.
    private let compile: (String, DeployTarget) throws -> Program
    /// Gets everything that is to be seen of the device, too.
    public var onDevice: (DeviceOutput) -> Void = { _ in }
    /// Gets what is saved under a name.
    public var onSave: (String, SimulationSnapshot) -> Void = { _, _ in }

    public enum DeployTarget: Sendable { case device, agent }

    public init(
        _ scenario: Scenario, seed: UInt64? = nil, on simulation: Simulation,
        compile: @escaping (String, DeployTarget) throws -> Program
    ) {
        self.simulation = simulation
        self.compile = compile
        run = ScenarioRun(scenario, seed: seed, start: simulation.now)
        simulation.onDevice = { [unowned self] in observe($0) }
    }

    public var report: ScenarioReport { run.report }

    /// A line of the log; whoever has the log passes it on.
    public func observe(_ entry: LogEntry) { tell(.log(entry)) }

    /// Runs to the scenario's end, or until the simulation is stopped.
    ///
    /// - Throws: of the simulation, or of a program that does not compile.
    public func runToEnd() throws -> SimulationOutcome {
        showBeginning()
        while !run.isOver {
            guard let deadline = run.deadline else { break }
            let span = deadline.since(simulation.now)
            if span > .zero {
                let outcome = try simulation.run(for: span, always: true)
                if outcome.reason == .stopped || outcome.reason == .gaveUp { return finish(outcome) }
            }
            apply(run.handle(.tick, at: simulation.now))
            try raiseFailure()
        }
        return finish(try simulation.run(for: .zero, always: true))
    }

    private func finish(_ outcome: SimulationOutcome) -> SimulationOutcome {
        _ = run.handle(.ended, at: simulation.now)
        return outcome
    }

    private func showBeginning() {
        simulation.collectDeviceOutput()
        for input in run.world.inputs { apply(.pin(input.pin, input.level)) }
        for button in run.world.buttons { apply(.pin(button.pin, button.released)) }
        tell(.userConfiguration(simulation.device.userConfiguration))
    }

    // MARK: What is to be seen

    private func tell(_ observation: ScenarioObservation) {
        // Only steps have effects; they come with ticks.
        _ = run.handle(.observed(observation), at: simulation.now)
    }

    private func observe(_ output: DeviceOutput) {
        onDevice(output)
        switch output {
        case .led(let change): tell(.led(Scenario.LEDState(change.state), Scenario.LEDColor(change.state)))
        case .connected: tell(.connected(true))
        case .disconnected, .off: tell(.connected(false))
        case .programStarted(let reason, _):
            if let reason = Scenario.WakeReason(rawValue: numericCast(reason.rawValue)) { tell(.started(reason)) }
        case .pins: tellPins()
        case .userConfiguration(let data, _): tell(.userConfiguration(data))
        default: break
        }
    }

    private func tellPins() {
        for pin in simulation.device.pinNames {
            if let level = simulation.device.level(pin) { tell(.pin(pin, level ? .high : .low)) }
        }
    }

    // MARK: Steps

    private var failure: (any Error)?

    private func raiseFailure() throws {
        if let failure { throw failure }
    }

    private func apply(_ effects: [ScenarioEffect]) {
        for effect in effects { apply(effect) }
    }

    private func apply(_ effect: ScenarioEffect) {
        let now = simulation.now
        switch effect {
        case .supply(let supply): simulation.setPower(supply == .good)
        case .battery(let battery): simulation.setBattery(Battery(battery))
        case .accessPoint(let point): change(point)
        case .ethernet(let socket):
            simulation.change { $0.changeNetwork(of: nil) { $0.change(to: socket.network) } }
            simulation.setCable(socket.isPlugged)
        case .server(let isUp): simulation.change { $0.setServer(isUp: isUp, at: now) }
        case .path(let path): simulation.change { $0.path.set(path) }
        case .randomSource(let source): simulation.setRandomSource(NoiseSource.Health(source))
        case .pin(let pin, let level): simulation.drive(pin, level == .floating ? nil : level == .high)
        case .blinkUp(let blinkUp): simulation.blinkUp(frame(blinkUp))
        case .pressWPS(let name):
            if let index = index(of: name) { simulation.change { $0.pressWPS(index, at: now) } }
        case .deploy(let device, let agent): deploy(device, agent)
        case .upgradeOS(let upgrade):
            simulation.upgradeSystem(to: upgrade.release, cutPowerAfterSteps: upgrade.cutPowerAtStep)
        case .restartAgent(let restart): simulation.restartAgent(AgentRestart(restart))
        case .migrateAgent: simulation.restartAgent(.migration)
        case .exhaustAgentMemory: simulation.restartAgent(.outOfMemory)
        case .reconnectStale: simulation.change { $0.connectStale(at: now) }
        case .save(let name): onSave(name, simulation.snapshot())
        case .measureCharge: tell(.charge(nanocoulombs: simulation.charge))
        }
    }

    private func index(of name: String) -> Int? { run.world.accessPoints.firstIndex { $0.name == name } }

    private func change(_ point: Scenario.AccessPoint) {
        guard let index = index(of: point.name) else { return }
        let now = simulation.now
        simulation.change { world in
            world.changeAccessPoint(index, at: now) { $0.change(to: point) }
            world.changeNetwork(of: index) { $0.change(to: point.network) }
        }
    }

    private func deploy(_ device: String?, _ agent: String?) {
        do {
            if let agent { try simulation.deploy(agent: compile(agent, .agent)) }
            if let device { try simulation.deploy(device: compile(device, .device)) }
        } catch {
            failure = error
        }
    }

    /// The bytes of BlinkUp, with the damage that the step asks for.
    private func frame(_ blinkUp: Scenario.BlinkUp) -> [UInt8] {
        var bytes = content(blinkUp.content)
        for damage in blinkUp.damage {
            switch damage {
            case .truncated(let count): bytes.removeLast(min(count, bytes.count))
            case .flipped(let bit): if bit / 8 < bytes.count { bytes[bit / 8] ^= 1 << (bit % 8) }
            case .overlong(let count): bytes += [UInt8](repeating: 0xAA, count: count)
            }
        }
        return bytes
    }

    private func content(_ content: Scenario.BlinkUp.Content) -> [UInt8] {
        var configuration = BlinkUpConfiguration()
        switch content {
        case .raw(let bytes): return bytes
        case .clear: configuration.clears = .all
        case .settings(let ssid, let key, let plan, let token):
            if let ssid { configuration.wifi = .init(ssid: ByteString(ssid), key: ByteString(key)) }
            if plan != nil || token != nil {
                configuration.enrolment = .init(planID: ByteString(plan ?? ""), token: ByteString(token ?? ""))
            }
        }
        do {
            return try BlinkUpFrame.encode(configuration)
        } catch {
            failure = error
            return []
        }
    }
}

extension Scenario.LEDState {
    /// The names are the same.
    init(_ state: ImpOS.LEDState) { self = Scenario.LEDState(rawValue: state.rawValue) ?? .off }
}

extension Scenario.LEDColor {
    /// The colour that a pattern begins with.
    init(_ state: ImpOS.LEDState) {
        self = Scenario.LEDColor(rawValue: LEDPattern.of(state).color(after: .zero).color.rawValue) ?? .off
    }
}

extension AgentRestart {
    init(_ restart: Scenario.AgentRestart) {
        switch restart {
        case .reload: self = .reload
        case .newCode: self = .newProgram
        case .crash: self = .crash
        }
    }
}
