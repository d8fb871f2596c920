import ImpRuntime
import ImpSimulation

/// What the keys of a terminal do to a run, and in which state they have put the world.
struct RunKeys {
    /// A key, and what its line of help says.
    enum Key: Character, CaseIterable {
        case power = "p"
        case wifi = "w"
        case agent = "a"
        case button = "b"
        case quit = "q"

        var prose: String {
            switch self {
            case .power: "power-cycle"
            case .wifi: "Wi-Fi off or on"
            case .agent: "restart the agent"
            case .button: "press the button"
            case .quit: "quit"
            }
        }
    }

    enum Effect {
        case say(String)
        /// After so long.
        case act(OutsideAction, after: TimeSpan)
        case quit
    }

    let button: ButtonOption?
    private var isWiFiUp = true

    init(button: ButtonOption?) { self.button = button }

    /// How long the supply is off.
    private static let powerCut = TimeSpan.seconds(1)
    /// How long the button is held.
    private static let press = TimeSpan.milliseconds(200)

    /// `Keys: p power-cycle, …`
    var help: String {
        let keys = Key.allCases.filter { $0 != .button || button != nil }
        return "Keys: " + keys.map { "\($0.rawValue) \($0.prose)" }.joined(separator: ", ")
    }

    /// What is to be done before any key is pressed.
    var beginning: [Effect] {
        guard let button else { return [.say(help)] }
        return [.say(help), .act(.drive(pin: button.pin, !button.pressedIsHigh), after: .zero)]
    }

    mutating func press(_ character: Character) -> [Effect] {
        switch Key(rawValue: character) {
        case .power:
            return [
                .say("power off for a second"), .act(.setPower(false), after: .zero),
                .act(.setPower(true), after: RunKeys.powerCut),
            ]
        case .wifi:
            isWiFiUp.toggle()
            return [.say("Wi-Fi is \(isWiFiUp ? "on" : "off")"), .act(.setWiFi(isUp: isWiFiUp), after: .zero)]
        case .agent: return [.act(.restartAgent, after: .zero)]
        case .button: return pressButton()
        case .quit: return [.quit]
        case nil: return character.isNewline ? [] : [.say(help)]
        }
    }

    private func pressButton() -> [Effect] {
        guard let button else { return [.say("there is no button; --button pin1 names the pin it is on")] }
        return [
            .say("\(button.pin) is pressed"), .act(.drive(pin: button.pin, button.pressedIsHigh), after: .zero),
            .act(.drive(pin: button.pin, !button.pressedIsHigh), after: RunKeys.press),
        ]
    }
}
