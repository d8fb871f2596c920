import ImpLink
public import ImpRuntime

/// What a device has beside its machine: who it is, and what waits for its program.
public struct DeviceState: Codable, Sendable {
    public let module: Module
    /// 16 hexadecimal digits.
    public let id: String
    /// When it was switched on: `hardware.millis` counts from here.
    let poweredOn: Instant
    /// `02`, which marks an address that no maker has given out, and the last ten digits of the id.
    var macAddress: String { "02" + id.suffix(10) }
    var isConnected = true
    /// Handlers of `agent.on`.
    var handlers = HandlerTable()
    /// Messages from the agent.
    var inbox = EventQueue<LinkMessage>()
    /// Times that the program was started anew after an error.
    public internal(set) var restarts = 0
}
