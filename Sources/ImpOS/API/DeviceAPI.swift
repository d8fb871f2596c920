public import ImpRuntime

extension Device {
    /// The API that programs of a device see.
    public static let api = APITable<Device>(
        functions: SharedAPI.functions(for: Device.self) + LogAPI.functions(for: Device.self, cost: DeviceFigures.send)
            + CryptoAPI.functions + ImpAPI.functions + HardwareAPI.functions + AgentObjectAPI.functions,
        constants: SharedAPI.constants + BusConstants.constants,
        aliases: [
            APIAlias(
                "imp.crypto", for: "crypto", .device, since: .impOS(36), prose: "The global `crypto` by another name.")
        ],
        classes: SharedAPI.classes)
}
