public import ImpRuntime

/// What leaves a device or is to be seen from outside, in order, each with its time.
public enum DeviceOutput: Codable, Equatable, Sendable {
    /// A frame of 802.11 on a channel.
    case frame([UInt8], channel: Int, at: Instant)
    case packet(Packet, over: NetworkMedium, at: Instant)
    /// The radio's state, for its power.
    case radio(RadioState, at: Instant)
    /// Whether the Ethernet port is powered.
    case port(isOn: Bool, at: Instant)
    case led(LEDChange)
    /// The processor starts, out of nothing or out of deep sleep.
    case awake(WakeReason, at: Instant)
    case programStarted(WakeReason, at: Instant)
    case connected(at: Instant)
    case disconnected(at: Instant)
    /// Deep sleep; or no power, or a reset.
    case off(isPowered: Bool, at: Instant)
    /// The processor was busy with the program for so long, up to then.
    case ran(TimeSpan, at: Instant)
    case userConfiguration([UInt8]?, at: Instant)
    case blinkUpFailed(BlinkUpFailure, at: Instant)
    /// Levels of pins have changed.
    case pins(at: Instant)
    /// A fixture flashes BlinkUp at a device.
    case blinkUpFlash([UInt8], at: Instant)
    /// Advice about the program, for whoever looks on; it does not go over the network.
    case note(ScriptLine)
}

extension DeviceOutput {
    public var at: Instant {
        switch self {
        case .frame(_, _, let at), .packet(_, _, let at), .radio(_, let at), .port(_, let at),
            .awake(_, let at), .programStarted(_, let at), .connected(let at), .disconnected(let at), .off(_, let at),
            .ran(_, let at), .userConfiguration(_, let at),
            .blinkUpFailed(_, let at), .pins(let at), .blinkUpFlash(_, let at):
            at
        case .led(let change): change.at
        case .note(let line): line.at
        }
    }
}
