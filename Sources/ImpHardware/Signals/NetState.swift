public import ImpRuntime

/// What a net carries.
public struct NetState: Codable, Equatable, Sendable {
    public var voltage: Voltage
    /// What a digital input on it reads.
    public var level: Level
    /// Nothing drives it; voltage and level are what they were last.
    public var isFloating: Bool
    /// Two outputs fight: one insists on low, one on high.
    public var isContested: Bool

    /// Of a net that nothing has driven yet.
    static let untouched = NetState(voltage: .ground, level: .low, isFloating: true, isContested: false)

    /// The state that follows when these drive the net.
    func driven(by drives: [Drive]) -> NetState {
        let conductance = drives.reduce(0) { $0 + $1.conductance }
        guard conductance > 0 else {
            return NetState(voltage: voltage, level: level, isFloating: true, isContested: false)
        }
        let voltage = Voltage(microvolts: drives.reduce(0) { $0 + $1.current } / conductance)
        let levels = drives.compactMap(\.insistedLevel)
        return NetState(
            voltage: voltage, level: Level(of: voltage, after: level), isFloating: false,
            isContested: levels.contains(.low) && levels.contains(.high))
    }
}

/// In microvolts; more than any part of a simulation has.
private let limit: Int64 = 20_000_000

extension Drive {
    /// Into a net at ground, in femtoamperes. Voltages are limited, so that sums of hundreds do not overflow.
    fileprivate var current: Int64 {
        guard case .source(let voltage, _) = self else { return 0 }
        return min(max(voltage.microvolts, -limit), limit) * conductance
    }
}

/// A net's state became another one.
public struct NetChange: Codable, Equatable, Sendable {
    public var net: NetID
    public var old: NetState
    public var new: NetState
    public var at: Instant

    public var level: Level { new.level }

    /// Whether digital inputs see it.
    public var isEdge: Bool { old.level != new.level }

    /// Whether outputs began to fight.
    public var isConflict: Bool { !old.isContested && new.isContested }
}
