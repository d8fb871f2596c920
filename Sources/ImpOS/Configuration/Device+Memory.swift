import ImpHardware
import ImpRuntime

extension Device {
    /// `imp.getmemoryfree`: what the module would have left, by the sizes of its own objects.
    mutating func freeMemory() -> Int32 { Int32(clamping: memoryAccount().free) }

    /// What the program's objects take on the module.
    public mutating func memoryAccount() -> MemoryAccount {
        MemoryAccount(
            budget: data.memory.application.value, codeInRAM: state.module == .imp005, of: &script.machine)
    }
}
