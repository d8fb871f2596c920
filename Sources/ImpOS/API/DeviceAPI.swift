public import ImpRuntime

extension Device {
    /// The API that programs of a device see.
    public static let api = APITable<Device>(
        functions: SharedAPI.functions(for: Device.self) + ServerAPI.functions + CryptoAPI.functions
            + ImpAPI.functions + NetworkAPI.functions + ConfigurationAPI.functions + HardwareAPI.functions
            + PinAPI.functions + AgentObjectAPI.functions,
        constants: SharedAPI.constants + DeviceConstants.constants + PinAPI.constants + BusConstants.constants,
        aliases: [
            APIAlias(
                "imp.crypto", for: "crypto", .device, since: .impOS(36), prose: "The global `crypto` by another name.")
        ],
        instances: PinAPI.instances, tables: [configurationParameters],
        classes: SharedAPI.classes.union(["pin"]))

    /// The server fills it after the device has connected.
    static let configurationParameters = APIEntry(
        "imp.configparams", .object, result: .table, sides: .device,
        prose: "What the server says about a device in a factory; empty elsewhere.")
}
