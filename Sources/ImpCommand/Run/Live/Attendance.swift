import Dispatch
import ImpBuilder
import ImpRuntime
import ImpSimulation
import SquirrelVM
import Synchronization

/// Whoever attends a run on the real clock: signals, keys, and files that are being worked on.
final class Attendance {
    private let signals: StopSignals
    private var keyboard: Keyboard?
    private var watch: FileWatch?
    private let control: SimulationControl

    init(_ control: SimulationControl, keys: RunKeys?) {
        self.control = control
        let keyboard = keys.flatMap { Attendance.keyboard($0, control) }
        self.keyboard = keyboard
        signals = StopSignals {
            // A second signal would end the process at once, and leave the terminal as it is.
            keyboard?.cancel()
            control.stop()
        }
    }

    /// Deploys programs whose files are saved.
    func watch(_ programs: WatchedPrograms) {
        let control = control
        watch = FileWatch(programs.files) {
            programs.compileAgain().forEach(control.perform)
            return programs.files
        }
    }

    func cancel() {
        signals.cancel()
        keyboard?.cancel()
        watch?.cancel()
    }

    private static func keyboard(_ keys: RunKeys, _ control: SimulationControl) -> Keyboard? {
        let console = Console.current
        let queue = DispatchQueue(label: "imp.later")
        let perform: @Sendable ([RunKeys.Effect]) -> Void = { effects in
            for effect in effects {
                switch effect {
                case .say(let text): console.say(text)
                case .quit: control.stop()
                case .act(let action, let span):
                    queue.asyncAfter(deadline: .now() + .nanoseconds(Int(span.nanoseconds))) { control.perform(action) }
                }
            }
        }
        let state = Mutex(keys)
        guard let keyboard = Keyboard({ key in perform(state.withLock { $0.press(key) }) }) else { return nil }
        perform(keys.beginning)
        return keyboard
    }
}
