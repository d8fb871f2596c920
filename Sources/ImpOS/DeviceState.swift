import ImpLink
public import ImpRuntime

/// What a device has beside its machine: who it is, and what waits for its program.
public struct DeviceState: Codable, Sendable {
    public let module: Module
    /// 16 hexadecimal digits.
    public let id: String
    /// When it was switched on: `hardware.millis` counts from here.
    let poweredOn: Instant
    var isConnected = true
    /// Handlers of `agent.on`.
    var handlers = HandlerTable()
    /// Messages from the agent.
    var inbox = EventQueue<LinkMessage>()
    /// Times that the program was started anew after an error.
    public internal(set) var restarts = 0
}
