public import ImpRuntime

extension MachineFigures {
    /// The figures of the machine that runs a module's program.
    public init(_ data: ModuleData) {
        self.init(
            event: data.timing.event.value, call: data.timing.call.value,
            heapBytes: UInt32(clamping: data.memory.heap.value * MachineFigures.heapScale),
            stackBytes: UInt32(clamping: data.memory.stack.value), hash: data.timing.hash.value,
            keyedHash: data.timing.keyedHash.value, hashedByte: data.timing.hashedByte.value)
    }

    public init(of module: Module) { self.init(ModuleData.of(module)) }

    /// The heap is counted in the simulated machine's bytes, which are more than the module's for the same objects;
    /// the factor is a choice of ours.
    public static let heapScale = 4
}
