import ImpOS
import ImpRuntime

/// A turn of a device's life, for people.
struct LifeTurn {
    let at: Instant
    let event: String
    /// Why it started.
    var reason: String?

    /// Nil for what is no turn.
    init?(_ output: DeviceOutput) {
        at = output.at
        switch output {
        case .awake(let why, _): (event, reason) = ("awake", why.name)
        case .programStarted(let why, _): (event, reason) = ("program starts", why.name)
        case .connected: event = "connected"
        case .disconnected: event = "disconnected"
        case .off(let isPowered, _): event = isPowered ? "deep sleep" : "off"
        default: return nil
        }
    }
}
