import Dispatch
import ImpSimulation
import Synchronization

/// Whoever attends a run on the real clock: signals, keys, and files that are being worked on.
final class Attendance {
    private let control: SimulationControl
    private let signals: StopSignals
    private let keyboard: Keyboard?
    private var watch: FileWatch?

    init(_ control: SimulationControl, keys: RunKeys?) {
        let keyboard = keys.flatMap { Attendance.keyboard($0, control) }
        (self.control, self.keyboard) = (control, keyboard)
        signals = StopSignals {
            // A second signal would end the process at once, and leave the terminal as it is.
            keyboard?.cancel()
            control.stop()
        }
    }

    private static func keyboard(_ keys: RunKeys, _ control: SimulationControl) -> Keyboard? {
        let hand = KeyHand(control: control)
        let state = Mutex(keys)
        guard let keyboard = Keyboard({ key in hand.perform(state.withLock { $0.press(key) }) }) else { return nil }
        hand.perform(keys.beginning)
        return keyboard
    }

    /// Deploys programs whose files are saved.
    func watch(_ programs: WatchedPrograms) {
        watch = FileWatch(programs.files) { [control] in
            programs.compileAgain().forEach(control.perform)
            return programs.files
        }
    }

    func cancel() {
        signals.cancel()
        keyboard?.cancel()
        watch?.cancel()
    }
}

/// Does what keys ask for.
private struct KeyHand: Sendable {
    let control: SimulationControl
    private let console = Console.current
    private let queue = DispatchQueue(label: "imp.later")

    init(control: SimulationControl) { self.control = control }

    func perform(_ effects: [RunKeys.Effect]) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: RunKeys.Effect) {
        switch effect {
        case .say(let text): console.say(text)
        case .quit: control.stop()
        case .act(let action, let span):
            queue.asyncAfter(deadline: .now() + .nanoseconds(Int(span.nanoseconds))) { [control] in
                control.perform(action)
            }
        }
    }
}
