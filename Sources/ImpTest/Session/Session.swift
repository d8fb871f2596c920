import ImpRuntime
import ImpSimulation
import SquirrelVM

/// A test file's run on a device and its agent of its own.
///
/// It belongs to one thread, on which `run` does everything.
final class Session {
    private let plan: SessionPlan
    private let options: TestOptions
    private var watch: SessionWatch
    private var recorder: SessionRecorder
    private var simulation: Simulation?
    private var isInterrupted: () -> Bool

    init(_ plan: SessionPlan, _ options: TestOptions, isInterrupted: @escaping () -> Bool) {
        self.plan = plan
        self.options = options
        self.isInterrupted = isInterrupted
        watch = SessionWatch(session: plan.name, side: plan.file.side, project: plan.project, at: .start)
        recorder = SessionRecorder(plan.result(.stopped(.invalidState)))
    }

    /// Runs the session to its end.
    func run(device: Program, agent: Program) -> SessionResult {
        do throws(SimulationError) {
            let simulation = try Simulation(
                device: device, agent: agent, options: options.simulation(plan.project),
                log: { [unowned self] in received($0) })
            self.simulation = simulation
            while !watch.isOver { try advance(simulation) }
        } catch {
            note(watch.stopped(.simulation(error.description)))
        }
        simulation = nil
        return recorder.result
    }

    private func advance(_ simulation: Simulation) throws(SimulationError) {
        let outcome = try simulation.run(for: min(watch.deadline.since(simulation.now), Session.longestTurn))
        if watch.isOver { return }
        if isInterrupted() {
            note(watch.stopped(.interrupted))
        } else if outcome.reason == .finished || simulation.now >= watch.deadline {
            note(watch.deadlinePassed())
        }
    }

    /// How much of the session's time passes between looks at whether it is still wanted.
    private static let longestTurn = TimeSpan.seconds(1)

    // MARK: The log

    private var now: Instant { simulation?.now ?? .start }

    private func received(_ entry: LogEntry) {
        recorder.add(entry, at: now)
        for event in watch.received(entry, at: now) { take(event, entry.trace) }
        if watch.isOver { simulation?.control.stop() }
    }

    private func take(_ event: SessionEvent, _ trace: ThrowTrace?) {
        note(event, trace)
        switch event {
        case .stepFailed where plan.project.stopsOnFailure && !watch.isOver: note(watch.stopped(.firstFailure))
        case .command(let command): run(command)
        default: break
        }
    }

    private func note(_ event: SessionEvent, _ trace: ThrowTrace? = nil) { recorder.add(event, trace, at: now) }

    // MARK: Commands

    private func run(_ command: String) {
        guard let commands = options.commands else {
            note(watch.stopped(.command("External commands are not allowed; --allow-commands allows them")))
            return
        }
        switch commands.run(command, in: plan.project.folder, atMost: plan.project.timeout) {
        case .exited(0, let output): note(.commandOutput(output))
        case .exited(let code, let output):
            note(.commandOutput(output))
            note(watch.stopped(.command("External command failed with exit code \(code)")))
        case .killed(let signal): note(watch.stopped(.command("External command was ended by signal \(signal)")))
        case .timedOut: note(watch.stopped(.command("External command timed out")))
        case .failed(let reason): note(watch.stopped(.command("External command failed: \(reason)")))
        }
    }
}
