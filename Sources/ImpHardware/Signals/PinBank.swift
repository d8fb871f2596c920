public import ImpRuntime

/// A pin of a module, by its place in `ModuleData.pins`.
public struct PinID: Codable, Hashable, Sendable {
    public let index: Int

    public init(index: Int) { self.index = index }
}

/// The pins of a module as digital inputs and outputs; each is an end of a net.
public struct PinBank: Codable, Equatable, Sendable {
    public let module: Module
    private var pins: [Pin]

    private struct Pin: Codable, Equatable {
        let driver: DriverID
        /// Nil until a program configures it.
        var mode: PinMode?
        var output = Level.low
        /// Whether the program is called at its edges.
        var isWatched = false
    }

    /// The pins of a module that starts at `instant`, each on a net of its own that has its name.
    public init(_ module: Module, nets: inout Nets, at instant: Instant) {
        self.module = module
        pins = []
        for pin in ModuleData.of(module).pins {
            let net = nets.addNet(pin.name)
            pins.append(Pin(driver: nets.addDriver(pin.name, on: net)))
        }
        start(nets: &nets, at: instant)
    }

    // MARK: Names

    public func pin(_ name: String) -> PinID? {
        data.pins.firstIndex { $0.name == name }.map(PinID.init(index:))
    }

    /// As in `hardware`; empty for a pin that the module lacks.
    public func name(of pin: PinID) -> String {
        data.pins.indices.contains(pin.index) ? data.pins[pin.index].name : ""
    }

    /// The end of a net that the pin is; nil for a pin that the module lacks.
    public func driver(of pin: PinID) -> DriverID? {
        pins.indices.contains(pin.index) ? pins[pin.index].driver : nil
    }

    /// Nil for a pin that is not configured.
    public func mode(of pin: PinID) -> PinMode? { pins.indices.contains(pin.index) ? pins[pin.index].mode : nil }

    private var data: ModuleData { ModuleData.of(module) }

    private func find(_ pin: PinID) throws(PinError) -> PinData {
        guard pins.indices.contains(pin.index), data.pins.indices.contains(pin.index) else { throw .noSuchPin }
        return data.pins[pin.index]
    }

    // MARK: Use by a program

    /// Gives a pin a mode; it ends the mode that it had.
    ///
    /// - Parameters:
    ///   - output: what an output starts with.
    ///   - isWatched: whether `edges` tells of it; an input's callback.
    /// - Throws: where the pin cannot do so. It stays as it was.
    public mutating func configure(
        _ pin: PinID, as mode: PinMode, output: Level = .low, isWatched: Bool = false, nets: inout Nets,
        at instant: Instant
    ) throws(PinError) {
        let found = try find(pin)
        if mode == .digitalInWakeUp && !found.can(.wake) {
            throw .cannotWake(pin: found.name, other: data.wakePin?.name)
        }
        if isWatched && (mode.isOutput || !found.can(.stateChange)) {
            throw .noStateChange(pin: found.name, mode: mode)
        }
        pins[pin.index].mode = mode
        pins[pin.index].output = output
        pins[pin.index].isWatched = isWatched
        nets.drive(pins[pin.index].driver, mode.drive(output), at: instant)
    }

    /// The level on the pin's net, whatever the pin's mode.
    public func read(_ pin: PinID, nets: Nets) throws(PinError) -> Level {
        _ = try find(pin)
        return nets.level(at: pins[pin.index].driver)
    }

    public mutating func write(
        _ pin: PinID, _ level: Level, nets: inout Nets, at instant: Instant
    ) throws(PinError) {
        let found = try find(pin)
        guard let mode = pins[pin.index].mode, mode.isOutput else {
            throw .notOutput(pin: found.name, mode: pins[pin.index].mode)
        }
        pins[pin.index].output = level
        nets.drive(pins[pin.index].driver, mode.drive(level), at: instant)
    }

    /// The edges among `changes` on pins that are watched, in their order.
    public func edges(in changes: [NetChange], nets: Nets) -> [PinEdge] {
        changes.filter(\.isEdge).flatMap { change in
            pins.indices.filter { pins[$0].isWatched && nets.net(of: pins[$0].driver) == change.net }
                .map { PinEdge(pin: PinID(index: $0), level: change.level, at: change.at) }
        }
    }

    // MARK: The module's states

    /// As after a start: no pin is configured, each has its boot state.
    public mutating func start(nets: inout Nets, at instant: Instant) {
        for (index, pin) in zip(pins.indices, data.pins) { set(index, mode: nil, pin.boot.drive, &nets, instant) }
    }

    /// Without power: no pin drives.
    public mutating func powerOff(nets: inout Nets, at instant: Instant) {
        for index in pins.indices { set(index, mode: nil, .open, &nets, instant) }
    }

    /// In deep sleep: no pin drives, but a wake pin that is armed has a weak pull-down and stays armed.
    public mutating func sleep(nets: inout Nets, at instant: Instant) {
        for index in pins.indices {
            let isArmed = pins[index].mode == .digitalInWakeUp
            set(index, mode: isArmed ? .digitalInWakeUp : nil, isArmed ? .pull(.low) : .open, &nets, instant)
        }
    }

    /// Whether an armed wake pin is high, which ends deep sleep.
    public func wakes(nets: Nets) -> Bool {
        pins.contains { $0.mode == .digitalInWakeUp && nets.level(at: $0.driver) == .high }
    }

    private mutating func set(_ index: Int, mode: PinMode?, _ drive: Drive, _ nets: inout Nets, _ instant: Instant) {
        pins[index] = Pin(driver: pins[index].driver, mode: mode)
        nets.drive(pins[index].driver, drive, at: instant)
    }
}

/// A watched pin's level changed.
public struct PinEdge: Codable, Equatable, Sendable {
    public var pin: PinID
    public var level: Level
    public var at: Instant
}

extension BootLevel {
    fileprivate var drive: Drive {
        switch self {
        case .floating: .open
        case .low: .strong(.low)
        case .high: .strong(.high)
        case .pulledUp: .pull(.high)
        }
    }
}
