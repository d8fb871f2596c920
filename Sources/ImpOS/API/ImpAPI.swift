import ImpRuntime

/// Members of `imp` that only a device has.
enum ImpAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            40, "imp.info", gives: .object, .device, since: .impOS(36),
            prose: "An object with the module's name in its one member, `type`."
        ) { device in
            guard let type = device.script.machine.makeString(Array(device.state.module.rawValue.utf8)),
                let info = device.script.machine.makeHostObject(functions: [], members: [(Array("type".utf8), type)])
            else { return .outOfMemory }
            return .value(info)
        },
        APIFunction(
            41, "imp.getmacaddress", gives: .string, .device,
            prose: "The address of the module's Wi-Fi, twelve hexadecimal digits."
        ) {
            .text(Array($0.state.macAddress.utf8))
        },
    ]
}
