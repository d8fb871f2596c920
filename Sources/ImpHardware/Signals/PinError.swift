/// Why a pin does not do what it is told.
public enum PinError: Error, Equatable, CustomStringConvertible {
    /// The module's pin that can wake it is `other`; nil where none can.
    case cannotWake(pin: String, other: String?)
    case noStateChange(pin: String, mode: PinMode)
    /// - mode: nil for a pin that is not configured.
    case notOutput(pin: String, mode: PinMode?)
    case noSuchPin

    public var description: String {
        switch self {
        case .cannotWake(let pin, nil): "\(pin) cannot be DIGITAL_IN_WAKEUP, nor can another pin of this module"
        case .cannotWake(let pin, let other?): "\(pin) cannot be DIGITAL_IN_WAKEUP; \(other) can"
        case .noStateChange(let pin, let mode): "\(pin) has no callback as \(mode.name)"
        case .notOutput(let pin, nil): "\(pin) is not configured as an output"
        case .notOutput(let pin, let mode?): "\(pin) is \(mode.name), not an output"
        case .noSuchPin: "the module has no such pin"
        }
    }
}
