/// A state of one of the parts that take current.
public enum PowerState: String, CaseIterable, Codable, Sendable {
    /// No supply, so nothing else takes current either.
    case switchedOff
    case running, shallowSleep, deepSleep
    case radioOff, radioReceiving, radioTransmitting
    /// Joined, and awake for beacons only.
    case radioPowerSave
    case radioScanning
    case ethernetOff, ethernetOn

    /// What can be in one state at a time.
    public enum Part: String, CaseIterable, Codable, Sendable {
        case processor, radio, ethernet
    }

    public var part: Part {
        switch self {
        case .switchedOff, .running, .shallowSleep, .deepSleep: .processor
        case .radioOff, .radioReceiving, .radioTransmitting, .radioPowerSave, .radioScanning: .radio
        case .ethernetOff, .ethernetOn: .ethernet
        }
    }
}

/// Currents of a module, in microamperes. Those of the parts add up: the radio's come on top of the processor's.
public struct PowerFigures: Codable, Equatable, Sendable {
    public var running: Double
    public var shallowSleep: Double
    public var deepSleep: Double
    public var radioReceiving: Double
    public var radioTransmitting: Double
    public var radioPowerSave: Double
    public var radioScanning: Double
    /// 0 for a module without.
    public var ethernet: Double
    /// One of the two lights of the status LED.
    public var light: Double

    public init(
        running: Double, shallowSleep: Double, deepSleep: Double, radioReceiving: Double, radioTransmitting: Double,
        radioPowerSave: Double, radioScanning: Double, ethernet: Double, light: Double
    ) {
        (self.running, self.shallowSleep, self.deepSleep) = (running, shallowSleep, deepSleep)
        (self.radioReceiving, self.radioTransmitting) = (radioReceiving, radioTransmitting)
        (self.radioPowerSave, self.radioScanning) = (radioPowerSave, radioScanning)
        (self.ethernet, self.light) = (ethernet, light)
    }

    public func microamperes(_ state: PowerState) -> Double {
        switch state {
        case .switchedOff, .radioOff, .ethernetOff: 0
        case .running: running
        case .shallowSleep: shallowSleep
        case .deepSleep: deepSleep
        case .radioReceiving: radioReceiving
        case .radioTransmitting: radioTransmitting
        case .radioPowerSave: radioPowerSave
        case .radioScanning: radioScanning
        case .ethernetOn: ethernet
        }
    }
}
