import ImpHardware
import ImpRuntime
import SquirrelVM

/// The pins of a device, as its program uses them and as the outside drives them.
extension Device {
    /// The pin that an object of the program stands for; nil for any other value.
    func pin(_ value: Value) -> PinID? {
        let id = script.machine.hostID(of: value)
        guard id >= APIInstance.firstID else { return nil }
        let number = Int(id - APIInstance.firstID)
        return PinAPI.names.indices.contains(number) ? state.board.pins.pin(PinAPI.names[number]) : nil
    }

    private var thisPin: PinID? { pin(script.machine.hostThis) }

    mutating func configurePin() -> HostAnswer {
        guard let pin = thisPin, let mode = PinMode(rawValue: script.integer(0)) else {
            return .failure("invalid mode in pin.configure(mode)")
        }
        let argument = script.argument(1)
        guard !mode.isOutput || argument.isNull || argument.isLevel else {
            return .failure("level expected in pin.configure(mode, level)")
        }
        // A sample of the vendor's gives inputs a number: what is no function is passed over.
        let callback = !mode.isOutput && script.machine.isCallable(argument) ? argument : nil
        let output = Level(mode.isOutput && script.level(1))
        do throws(PinError) {
            try state.board.configure(pin, as: mode, output: output, isWatched: callback != nil, at: script.now)
        } catch {
            return .failure("\(error) in pin.configure(mode)")
        }
        defer { boardChanged(by: pin, at: script.now) }
        let hook = DeviceHook.pin(state.board.pins.name(of: pin))
        return state.program.hooks.set(hook, callback ?? .null, in: &script) ? .null : .outOfMemory
    }

    mutating func readPin() -> HostAnswer {
        guard let pin = thisPin, let level = try? state.board.pins.read(pin, nets: state.board.nets) else {
            return .failure("invalid pin in pin.read()")
        }
        return .integer(Int32(level.rawValue))
    }

    mutating func writePin() -> HostAnswer {
        guard let pin = thisPin else { return .failure("invalid pin in pin.write(value)") }
        do throws(PinError) {
            try state.board.write(pin, Level(script.level(0)), at: script.now)
        } catch {
            return .failure("\(error) in pin.write(value)")
        }
        boardChanged(at: script.now)
        return .null
    }

    // MARK: The outside

    /// The outside drives a pin's net: a level, or nil to let go.
    ///
    /// - Returns: false when the module has no such pin.
    public mutating func drive(_ name: String, _ level: Bool?, at now: Instant) -> Bool {
        guard state.board.drive(name, level.map(Level.init), at: now) else { return false }
        boardChanged(at: now)
        if case .asleep = state.life.phase, state.board.wakes { live(.pinWoke, at: now) }
        return true
    }

    public var pinNames: [String] { data.pins.map(\.name) }

    /// The level on a pin's net; nil when the module has no such pin.
    public func level(_ name: String) -> Bool? { state.board.level(name).map { $0 == .high } }

    /// Tells of edges to whom they concern.
    ///
    /// - Parameter pin: the one that has just been configured; what that did to it is no edge.
    private mutating func boardChanged(by pin: PinID? = nil, at now: Instant) {
        for edge in state.board.takeEdges() where edge.pin != pin {
            queueEvent(.hook(DeviceHook.pin(state.board.pins.name(of: edge.pin)), nil), at: edge.at)
        }
        put(.pins(at: now))
    }
}

extension Value {
    fileprivate var isLevel: Bool { isFloat || tag == Tag.integer || tag == Tag.bool }
}

extension Script {
    /// An argument as a level: 0 and false are low.
    fileprivate func level(_ index: Int) -> Bool {
        let value = argument(index)
        return value.isFloat ? value.float != 0 : value.tag == Tag.bool ? value.isTrue : value.integer != 0
    }
}
