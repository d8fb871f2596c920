/// A pin of a module, and what it can do beside digital input and output, which every pin can.
public struct PinData: Equatable, Sendable {
    /// `pin1` or `pinA`, as in `hardware`.
    public var name: String
    public var functions: [PinFunction: Confidence]
    /// Pins on which an edge of this one can start a pulse (`PTPG_OUT_…`).
    public var triggers: [String: Confidence]
    /// Its state after a start, until a program configures it.
    public var boot: BootLevel

    public init(
        name: String, functions: [PinFunction: Confidence], triggers: [String: Confidence], boot: BootLevel
    ) {
        (self.name, self.functions, self.triggers, self.boot) = (name, functions, triggers, boot)
    }

    public func can(_ function: PinFunction) -> Bool { functions[function] != nil }

    /// Whether an edge of this pin can start a pulse on another.
    public func canTrigger(_ pin: String) -> Bool { triggers[pin] != nil }
}

public enum PinFunction: String, CaseIterable, Codable, Sendable {
    case adc, dac, pwm, pulseCounter
    /// Wakes the module from deep sleep (`DIGITAL_IN_WAKEUP`).
    case wake
    /// As an input, can call back at its edges.
    case stateChange
}

public enum BootLevel: String, CaseIterable, Codable, Sendable {
    case floating, low, high, pulledUp
}
