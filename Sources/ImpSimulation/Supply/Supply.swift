import ImpRuntime

/// What feeds the module: a supply that is on or off, with a battery in it where it can run out.
struct Supply: Codable, Equatable, Sendable {
    var isOn: Bool
    private(set) var battery: Battery?
    /// As it was put in.
    private var new: Battery?
    /// How far the module's account is taken from the battery, in microcoulombs.
    private var counted = 0.0
    /// When the battery is out if nothing changes.
    private(set) var endsAt: Instant?

    init(isOn: Bool, battery: Battery?) {
        self.isOn = isOn
        (self.battery, new) = (battery, battery)
    }

    var feeds: Bool { isOn && battery?.isOut != true }

    mutating func putIn(_ battery: Battery) { (self.battery, new) = (battery, battery) }

    /// Puts in another one, as full as the last, if that is out.
    mutating func replaceIfOut() {
        if battery?.isOut == true { battery = new }
    }

    /// The battery's charge is out, apart from what rounding leaves.
    mutating func runOut() {
        battery?.drainAll()
        endsAt = nil
    }

    /// The module has taken so many microcoulombs since the run began, and takes this current from now on.
    mutating func account(_ charge: Double, microamperes: Double, at now: Instant) {
        battery?.drain(charge - counted)
        counted = charge
        endsAt = battery?.lasts(at: microamperes).map { now + $0 }
    }
}
