import ImpHardware
public import ImpOS
public import ImpRuntime

/// Keeps the account of a device's power by what is to be seen of it.
struct PowerMeter: Codable, Sendable {
    private(set) var account = PowerAccount(from: .start)

    mutating func note(_ output: DeviceOutput) {
        switch output {
        case .awake(_, let at): account.enter(.shallowSleep, at: at)
        case .ran(let span, let at):
            account.enter(.running, at: at + TimeSpan(nanoseconds: -span.nanoseconds))
            account.enter(.shallowSleep, at: at)
        case .off(let isPowered, let at):
            account.enter(isPowered ? .deepSleep : .switchedOff, at: at)
            account.enter(.radioOff, at: at)
            account.enter(.ethernetOff, at: at)
        case .radio(let radio, let at): account.enter(PowerMeter.state(of: radio), at: at)
        case .port(let isOn, let at): account.enter(isOn ? .ethernetOn : .ethernetOff, at: at)
        case .frame(let bytes, _, _): account.spend(Airtime.ofFrame(bytes.count), in: .radioTransmitting)
        case .packet(let packet, .wifi, _): account.spend(Airtime.of(packet), in: .radioTransmitting)
        case .led(let change): account.show(change.state, at: change.at)
        default: break
        }
    }

    private static func state(of radio: RadioState) -> PowerState {
        switch radio {
        case .off: .radioOff
        case .receiving: .radioReceiving
        case .scanning: .radioScanning
        case .powerSave: .radioPowerSave
        }
    }
}

extension PowerFigures {
    /// A module's, of release 36 or of the one before.
    public init(of module: Module, before36: Bool = false) {
        let power = ModuleData.of(module).power
        let sleep = before36 ? power.shallowSleepBefore36 ?? power.shallowSleep : power.shallowSleep
        self.init(
            running: power.running.value, shallowSleep: sleep.value, deepSleep: power.deepSleep?.value ?? 0,
            radioReceiving: power.radio.receive.value, radioTransmitting: power.radio.transmit.value,
            radioPowerSave: power.radio.powerSave.value, radioScanning: power.radio.scan.value,
            ethernet: power.ethernet?.value ?? 0, light: power.blinkUp.value / 2)
    }
}

extension Simulation {
    /// What the device took from its supply so far.
    public var power: PowerReport { power(by: PowerFigures(of: options.module)) }

    /// The same by other figures.
    public func power(by figures: PowerFigures) -> PowerReport { meter.account.report(by: figures, at: frontier) }

    /// In nanocoulombs.
    var charge: Int64 { Int64(power.charge * 1_000) }
}
