import ImpOS
public import ImpRuntime

/// What outlasts the process of a run: the device as it lies in a drawer, and what its agent has saved.
public struct StoredPair: Equatable, Sendable {
    public var device: StoredDevice
    public var agent: StoredAgent

    public init(device: StoredDevice, agent: StoredAgent) { (self.device, self.agent) = (device, agent) }
}

/// A device without power: who it is, and what its flash holds.
public struct StoredDevice: Codable, Equatable, Sendable {
    /// Changes with every change of what follows, and of what the operating system keeps where in the flash.
    private static let currentFormat = 1

    private let format: Int
    /// 16 hexadecimal digits.
    public let id: String
    public let module: Module
    let flash: DeviceFlash

    init(id: String, module: Module, flash: DeviceFlash) {
        (format, self.id, self.module, self.flash) = (StoredDevice.currentFormat, id, module, flash)
    }

    /// - Throws: `DecodingError`, also for what another release has stored.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        format = try container.decode(Int.self, forKey: .format)
        guard format == StoredDevice.currentFormat else {
            throw DecodingError.dataCorruptedError(
                forKey: .format, in: container,
                debugDescription: "its format is \(format), this release reads \(StoredDevice.currentFormat)")
        }
        id = try container.decode(String.self, forKey: .id)
        module = try container.decode(Module.self, forKey: .module)
        flash = try container.decode(DeviceFlash.self, forKey: .flash)
    }
}

/// An agent that does not run: who it is, where it is reached, and what it has saved.
public struct StoredAgent: Codable, Equatable, Sendable {
    /// Twelve letters and digits.
    public let id: String
    /// Of its URL on this computer.
    public let port: Int
    /// The table of `server.save`.
    let saved: PortableValue
}

extension SimulationOptions {
    /// Lets the run begin with what an earlier one has left; the device is that one's, its module included.
    public mutating func goOn(from stored: StoredPair) {
        module = stored.device.module
        identity = SimulationIdentity(
            deviceID: stored.device.id, agentID: stored.agent.id, port: stored.agent.port)
        device.stored = stored.device.flash
        saved = stored.agent.saved
    }
}

extension Simulation {
    /// What the next run can go on from.
    public var stored: StoredPair {
        StoredPair(
            device: StoredDevice(id: identity.deviceID, module: options.module, flash: device.state.flash),
            agent: StoredAgent(id: identity.agentID, port: identity.port, saved: agent.state.saved))
    }
}
