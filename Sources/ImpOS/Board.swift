import ImpHardware
import ImpRuntime

/// What is soldered around a module: the nets of its pins, and what the outside does to them.
struct Board: Codable, Sendable {
    private(set) var nets: Nets
    private(set) var pins: PinBank
    /// The outside's end of each net that it has driven, by the pin's name.
    private var outside = SortedTable<String, DriverID>()

    init(_ module: Module, at now: Instant) {
        var nets = Nets()
        pins = PinBank(module, nets: &nets, at: now)
        self.nets = nets
    }

    mutating func configure(
        _ pin: PinID, as mode: PinMode, output: Level, isWatched: Bool, at now: Instant
    ) throws(PinError) {
        try pins.configure(pin, as: mode, output: output, isWatched: isWatched, nets: &nets, at: now)
    }

    mutating func write(_ pin: PinID, _ level: Level, at now: Instant) throws(PinError) {
        try pins.write(pin, level, nets: &nets, at: now)
    }

    /// False when there is no such pin.
    mutating func drive(_ name: String, _ level: Level?, at now: Instant) -> Bool {
        guard let driver = outsideDriver(name) else { return false }
        nets.drive(driver, level.map(Drive.strong) ?? .open, at: now)
        return true
    }

    private mutating func outsideDriver(_ name: String) -> DriverID? {
        if let known = outside[name] { return known }
        guard let net = pins.pin(name).flatMap({ pins.driver(of: $0) }).flatMap({ nets.net(of: $0) }) else {
            return nil
        }
        let driver = nets.addDriver("outside " + name, on: net)
        outside[name] = driver
        return driver
    }

    func level(_ name: String) -> Level? {
        pins.pin(name).flatMap { pins.driver(of: $0) }.map { nets.level(at: $0) }
    }

    /// Whether an armed wake pin is high.
    var wakes: Bool { pins.wakes(nets: nets) }

    /// The changes since the last time on pins that the program watches.
    mutating func takeEdges() -> [PinEdge] { pins.edges(in: nets.takeChanges(), nets: nets) }

    // MARK: The module's states

    mutating func start(at now: Instant) { pins.start(nets: &nets, at: now) }
    mutating func sleep(at now: Instant) { pins.sleep(nets: &nets, at: now) }
    mutating func powerOff(at now: Instant) { pins.powerOff(nets: &nets, at: now) }

    /// The level that a pin would have with a pull of its own; what the rescue button is read by at a start.
    mutating func sample(_ pin: PinID, pulled level: Level, at now: Instant) -> Level {
        let mode = level == .high ? PinMode.digitalInPullUp : .digitalInPullDown
        guard (try? configure(pin, as: mode, output: .low, isWatched: false, at: now)) != nil else { return level }
        defer { start(at: now) }
        return (try? pins.read(pin, nets: nets)) ?? level
    }
}
