/// Why the program was started: what `hardware.wakereason()` gives. The numbers are the vendor's.
public enum WakeReason: Int32, CaseIterable, Codable, Sendable {
    case powerOn = 0
    case timer = 1
    /// A reset by software, also when memory was out.
    case softwareReset = 2
    case pin = 3
    case newProgram = 4
    case programError = 5
    case newFirmware = 6
    /// Connected at last, after naps of nine minutes.
    case snooze = 7
    case hardwareReset = 8
    case blinkUp = 9
    /// `server.restart()`
    case restart = 10

    /// Whether the global `nv` is what it was before.
    var keepsMemory: Bool { [.timer, .pin, .snooze].contains(self) }

    /// Whether it comes with a start of the whole module, which connects before the program starts.
    public var isCold: Bool { [.powerOn, .softwareReset, .newFirmware, .hardwareReset, .blinkUp].contains(self) }

    /// For people, as scenarios have it.
    public var name: String {
        switch self {
        case .powerOn: "power-on"
        case .timer: "timer"
        case .softwareReset: "software-reset"
        case .pin: "pin"
        case .newProgram: "new-squirrel"
        case .programError: "squirrel-error"
        case .newFirmware: "new-firmware"
        case .snooze: "snooze"
        case .hardwareReset: "hardware-reset"
        case .blinkUp: "blinkup"
        case .restart: "software-restart"
        }
    }

    /// Whether the module was reset, by its software or by its pin, which nobody asked for.
    var isReset: Bool { self == .softwareReset || self == .hardwareReset }

    /// Whether only the program starts anew, while the module goes on.
    var isOfProgram: Bool { [.newProgram, .programError, .restart].contains(self) }

    var constant: String {
        switch self {
        case .powerOn: "WAKEREASON_POWER_ON"
        case .timer: "WAKEREASON_TIMER"
        case .softwareReset: "WAKEREASON_SW_RESET"
        case .pin: "WAKEREASON_PIN"
        case .newProgram: "WAKEREASON_NEW_SQUIRREL"
        case .programError: "WAKEREASON_SQUIRREL_ERROR"
        case .newFirmware: "WAKEREASON_NEW_FIRMWARE"
        case .snooze: "WAKEREASON_SNOOZE"
        case .hardwareReset: "WAKEREASON_HW_RESET"
        case .blinkUp: "WAKEREASON_BLINKUP"
        case .restart: "WAKEREASON_SW_RESTART"
        }
    }

    var prose: String {
        switch self {
        case .powerOn: "Power came on."
        case .timer: "The time of deep sleep is over."
        case .softwareReset: "The software reset the module, or memory was out."
        case .pin: "The wake-up pin went high in deep sleep."
        case .newProgram: "A new program has arrived."
        case .programError: "The program ended by an error."
        case .newFirmware: "The operating system was upgraded."
        case .snooze: "Connected again after the connection had been lost."
        case .hardwareReset: "The reset pin of the module."
        case .blinkUp: "BlinkUp has configured the device."
        case .restart: "`server.restart()`."
        }
    }
}
