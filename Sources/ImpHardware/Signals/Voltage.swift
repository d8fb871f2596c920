/// A voltage against ground, in whole microvolts, so that sums are the same on every platform.
public struct Voltage: Codable, Comparable, Hashable, Sendable {
    public var microvolts: Int64

    public init(microvolts: Int64) { self.microvolts = microvolts }

    public static func millivolts(_ count: Int64) -> Voltage { Voltage(microvolts: count * 1_000) }

    public static let ground = Voltage(microvolts: 0)
    /// Of modules and of the parts around them.
    public static let supply = Voltage.millivolts(3_300)

    public var volts: Double { Double(microvolts) / 1e6 }

    public static func < (first: Voltage, second: Voltage) -> Bool { first.microvolts < second.microvolts }
}

/// What a digital input reads.
public enum Level: Int, Codable, Sendable {
    case low = 0
    case high = 1

    public init(_ isHigh: Bool) { self = isHigh ? .high : .low }

    public var inverted: Level { self == .low ? .high : .low }

    /// The voltage of an output at this level.
    public var voltage: Voltage { self == .low ? .ground : .supply }

    /// What an input reads at `voltage` that read `previous` before: between 30 and 70 % of the supply it keeps that,
    /// as the inputs of ST's processors may.
    public init(of voltage: Voltage, after previous: Level) {
        if voltage.microvolts <= Voltage.supply.microvolts * 3 / 10 {
            self = .low
        } else if voltage.microvolts >= Voltage.supply.microvolts * 7 / 10 {
            self = .high
        } else {
            self = previous
        }
    }
}
