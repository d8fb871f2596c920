/// A pin's use as a digital input or output; the raw values are those of the constants of the same names.
public enum PinMode: Int32, CaseIterable, Codable, Sendable {
    case digitalIn = 0x100
    case digitalInPullUp = 0x200
    case digitalInPullDown = 0x300
    case digitalOut = 0x400
    case digitalOutOpenDrain = 0x500
    case digitalOutOpenDrainPullUp = 0x600
    case digitalInWakeUp = 0xA00

    /// As programs write it.
    public var name: String {
        switch self {
        case .digitalIn: "DIGITAL_IN"
        case .digitalInPullUp: "DIGITAL_IN_PULLUP"
        case .digitalInPullDown: "DIGITAL_IN_PULLDOWN"
        case .digitalOut: "DIGITAL_OUT"
        case .digitalOutOpenDrain: "DIGITAL_OUT_OD"
        case .digitalOutOpenDrainPullUp: "DIGITAL_OUT_OD_PULLUP"
        case .digitalInWakeUp: "DIGITAL_IN_WAKEUP"
        }
    }

    public var isOutput: Bool {
        switch self {
        case .digitalOut, .digitalOutOpenDrain, .digitalOutOpenDrainPullUp: true
        default: false
        }
    }

    /// What a pin of this mode does to its net.
    ///
    /// - Parameter output: what was written to it.
    func drive(_ output: Level) -> Drive {
        switch self {
        case .digitalIn, .digitalInWakeUp: .open
        case .digitalInPullUp: .pull(.high)
        case .digitalInPullDown: .pull(.low)
        case .digitalOut: .strong(output)
        case .digitalOutOpenDrain: .openDrain(output)
        case .digitalOutOpenDrainPullUp: output == .low ? .strong(.low) : .pull(.high)
        }
    }
}
