/// Currents at 3.3 V, in microamperes. The module draws the sum of its processor's state, the radio's and whatever else
/// is on; a published total is told apart accordingly.
public struct PowerData: Equatable, Sendable {
    /// The processor runs a program.
    public var running: Figure<Double>
    /// The processor waits for an event.
    public var shallowSleep: Figure<Double>
    /// The same before release 36, where it differed.
    public var shallowSleepBefore36: Figure<Double>?
    /// All of the module; nil where it has no deep sleep.
    public var deepSleep: Figure<Double>?
    /// BlinkUp's receiver and the LED.
    public var blinkUp: Figure<Double>
    /// Nil where there is no Ethernet.
    public var ethernet: Figure<Double>?
    public var radio: RadioPower

    public init(
        running: Figure<Double>, shallowSleep: Figure<Double>, shallowSleepBefore36: Figure<Double>?,
        deepSleep: Figure<Double>?, blinkUp: Figure<Double>, ethernet: Figure<Double>?, radio: RadioPower
    ) {
        (self.running, self.shallowSleep) = (running, shallowSleep)
        (self.shallowSleepBefore36, self.deepSleep) = (shallowSleepBefore36, deepSleep)
        (self.blinkUp, self.ethernet, self.radio) = (blinkUp, ethernet, radio)
    }
}

/// What the Wi-Fi radio adds when it is on; off, it takes nothing.
public struct RadioPower: Equatable, Sendable {
    /// The receiver is on, whether or not something arrives.
    public var receive: Figure<Double>
    /// While a frame is sent.
    public var transmit: Figure<Double>
    /// The mean in power-save mode while nothing is sent.
    public var powerSave: Figure<Double>
    public var scan: Figure<Double>

    public init(receive: Figure<Double>, transmit: Figure<Double>, powerSave: Figure<Double>, scan: Figure<Double>) {
        (self.receive, self.transmit, self.powerSave, self.scan) = (receive, transmit, powerSave, scan)
    }
}
