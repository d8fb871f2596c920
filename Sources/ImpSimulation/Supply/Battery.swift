import ImpRuntime

/// A battery that the module drains.
///
/// Its voltage falls evenly with what is left, from full to cut-off; at cut-off it is out, and the module stops.
public struct Battery: Codable, Equatable, Sendable {
    /// In milliampere-hours.
    public let capacity: Int
    /// In millivolts.
    public let fullVoltage: Int
    /// In millivolts.
    public let cutOffVoltage: Int
    /// In microcoulombs.
    private var left: Double

    /// - Parameter level: what is left, 0…100 percent.
    public init(capacity: Int, fullVoltage: Int, cutOffVoltage: Int, level: Int) {
        (self.capacity, self.fullVoltage, self.cutOffVoltage) = (capacity, fullVoltage, cutOffVoltage)
        left = Battery.charge(capacity) * Double(min(max(0, level), 100)) / 100
    }

    /// What is left, 0…1.
    public var level: Double { capacity > 0 ? left / Battery.charge(capacity) : 0 }

    /// In millivolts.
    public var voltage: Double { Double(cutOffVoltage) + level * Double(fullVoltage - cutOffVoltage) }

    public var isOut: Bool { left <= 0 }

    /// - Parameter charge: in microcoulombs.
    mutating func drain(_ charge: Double) { left = max(0, left - charge) }

    mutating func drainAll() { left = 0 }

    /// How long it lasts at a current in microamperes; nil where that is none.
    func lasts(at current: Double) -> TimeSpan? { current > 0 ? TimeSpan(seconds: left / current) : nil }

    /// In microcoulombs, of milliampere-hours.
    private static func charge(_ capacity: Int) -> Double { Double(capacity) * 3.6e6 }
}
