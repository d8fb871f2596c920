public import ImpRuntime

/// A net, by its number in `Nets`.
public struct NetID: Codable, Hashable, Sendable {
    let number: Int
}

/// An end of a net: a module's pin or a pin of a part, by its number in `Nets`.
public struct DriverID: Codable, Hashable, Sendable {
    let number: Int
}

/// The wires between a module and the parts around it: all that passes between them passes here.
///
/// Each end sets its `Drive` at an instant; what becomes of the net is told as changes, which the owner hands on to
/// whoever listens. A waveform is a sequence of drives, each with its instant; those of one net come in order of time.
/// Analog inputs read `state(of:)`, digital ones its level.
public struct Nets: Codable, Equatable, Sendable {
    private var nets: [Net] = []
    private var drivers: [Driver] = []
    private var changes: [NetChange] = []

    private struct Net: Codable, Equatable {
        let name: String
        var drivers: [Int]
        var state: NetState
    }

    private struct Driver: Codable, Equatable {
        let name: String
        /// Nil in the air.
        var net: Int?
        var drive: Drive
    }

    public init() {}

    /// - Parameter name: for people; need not be unique.
    public mutating func addNet(_ name: String) -> NetID {
        nets.append(Net(name: name, drivers: [], state: .untouched))
        return NetID(number: nets.count - 1)
    }

    /// An end that does nothing yet. On a net of another `Nets` it hangs in the air.
    public mutating func addDriver(_ name: String, on net: NetID) -> DriverID {
        let exists = nets.indices.contains(net.number)
        if exists { nets[net.number].drivers.append(drivers.count) }
        drivers.append(Driver(name: name, net: exists ? net.number : nil, drive: .open))
        return DriverID(number: drivers.count - 1)
    }

    // MARK: Saving

    private enum CodingKeys: String, CodingKey {
        case nets, drivers, changes
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        nets = try container.decode([Net].self, forKey: .nets)
        drivers = try container.decode([Driver].self, forKey: .drivers)
        changes = try container.decode([NetChange].self, forKey: .changes)
        let isConsistent =
            drivers.allSatisfy { $0.net.map(nets.indices.contains) ?? true }
            && nets.allSatisfy { $0.drivers.allSatisfy(drivers.indices.contains) }
        guard isConsistent else {
            throw DecodingError.dataCorruptedError(
                forKey: .drivers, in: container, debugDescription: "a net or a driver that does not exist")
        }
    }

    // MARK: Driving

    /// The end does this from `instant` on. Ends of other `Nets` are ignored.
    public mutating func drive(_ driver: DriverID, _ drive: Drive, at instant: Instant) {
        guard drivers.indices.contains(driver.number), drivers[driver.number].drive != drive else { return }
        drivers[driver.number].drive = drive
        resolve(drivers[driver.number].net, at: instant)
    }

    /// Moves an end to another net, with what it does.
    public mutating func attach(_ driver: DriverID, to net: NetID, at instant: Instant) {
        guard drivers.indices.contains(driver.number), nets.indices.contains(net.number) else { return }
        let old = drivers[driver.number].net
        if let old { nets[old].drivers.removeAll { $0 == driver.number } }
        nets[net.number].drivers.append(driver.number)
        drivers[driver.number].net = net.number
        resolve(old, at: instant)
        resolve(net.number, at: instant)
    }

    private mutating func resolve(_ net: Int?, at instant: Instant) {
        guard let net else { return }
        let old = nets[net].state
        let new = old.driven(by: nets[net].drivers.map { drivers[$0].drive })
        if new == old { return }
        nets[net].state = new
        changes.append(NetChange(net: NetID(number: net), old: old, new: new, at: instant))
    }

    // MARK: Reading

    /// Untouched for a net of another `Nets`.
    public func state(of net: NetID) -> NetState {
        nets.indices.contains(net.number) ? nets[net.number].state : .untouched
    }

    public func level(of net: NetID) -> Level { state(of: net).level }

    public func net(of driver: DriverID) -> NetID? {
        drivers.indices.contains(driver.number) ? drivers[driver.number].net.map(NetID.init) : nil
    }

    /// What an end reads on its net.
    public func level(at driver: DriverID) -> Level { net(of: driver).map(level) ?? .low }

    public func name(of net: NetID) -> String { nets.indices.contains(net.number) ? nets[net.number].name : "" }

    /// The names of the ends that drive a net, in the order of their making; for a report of a conflict.
    public func driverNames(on net: NetID) -> [String] {
        guard nets.indices.contains(net.number) else { return [] }
        return nets[net.number].drivers.sorted().filter { drivers[$0].drive != .open }.map { drivers[$0].name }
    }

    /// What changed since the last time, in the order in which it did.
    public mutating func takeChanges() -> [NetChange] {
        defer { changes = [] }
        return changes
    }
}
