public import ImpRuntime

/// What a run is told of the simulation, each at its time and before the tick of the same time.
public enum ScenarioObservation: Codable, Equatable, Sendable {
    /// As the server receives it.
    case log(LogEntry)
    /// The LED's state or colour changed.
    case led(Scenario.LEDState, Scenario.LEDColor)
    /// A pin, as `hardware` names it, has another level.
    case pin(String, Scenario.Level)
    /// To the server.
    case connected(Bool)
    /// The device's program started.
    case started(Scenario.WakeReason)
    /// What is stored changed; nil: nothing is.
    case userConfiguration([UInt8]?)
    /// What the device took so far; the answer to `measureCharge`.
    case charge(nanocoulombs: Int64)
}
