import ImpOS

/// What the device's program takes of the module's memory, in bytes.
public struct MemoryUse: Equatable, Sendable {
    /// What an empty program finds free.
    public var budget: Int
    public var used: Int
    /// The most that was used at the end of a step of the program.
    public var peak: Int
    public var free: Int { max(0, budget - used) }
}

extension Simulation {
    /// What the program takes now. Its peak is known where `SimulationOptions.measuresMemory`.
    public var memory: MemoryUse {
        measureMemory()
        let account = device.memoryAccount()
        return MemoryUse(budget: account.budget, used: account.charged, peak: peakMemory)
    }

    func measureMemory() { peakMemory = max(peakMemory, device.memoryAccount().charged) }
}
