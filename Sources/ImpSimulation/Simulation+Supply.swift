import ImpOS
import ImpRuntime

/// The device's supply.
extension Simulation {
    /// Switches the device's supply. With a battery that is out, switching on puts another one in.
    public func setPower(_ isOn: Bool) {
        supply.isOn = isOn
        if isOn { supply.replaceIfOut() }
        feedDevice()
    }

    /// Puts another battery in, which feeds the device from now on.
    public func setBattery(_ battery: Battery) {
        drainBattery(at: frontier)
        let wasFed = supply.feeds
        supply.putIn(battery)
        if supply.feeds != wasFed { feedDevice() }
        drainBattery(at: frontier)
    }

    /// The battery as it is now; nil where the supply does not run out.
    public var battery: Battery? {
        drainBattery(at: frontier)
        return supply.battery
    }

    private func feedDevice() {
        if supply.feeds {
            device.powerOn(isCableIn: world.isCableIn, at: frontier)
        } else {
            device.losePower(at: frontier)
        }
        collectDeviceOutput()
    }

    /// The moment of `Supply.endsAt`.
    func batteryRunsOut() {
        supply.runOut()
        feedDevice()
    }

    /// Takes from the battery what the device has taken.
    func drainBattery(at now: Instant) {
        guard supply.battery != nil else { return }
        let figures = PowerFigures(of: options.module)
        supply.account(
            meter.account.report(by: figures, at: now).charge, microamperes: meter.account.current(by: figures), at: now
        )
    }
}
