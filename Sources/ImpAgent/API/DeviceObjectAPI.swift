import ImpLink
import ImpRuntime

/// `device`: the agent's way to its device.
enum DeviceObjectAPI {
    static let functions: [APIFunction<Agent>] = [
        APIFunction(
            70, "device.on", [APIParameter("name", .string), APIParameter("callback", [.function, .null])], .agent,
            prose: "Sets the handler for messages of a name; it gets their data. Null takes it away."
        ) { agent in
            let name = ByteString(agent.script.bytes(0))
            return agent.state.handlers.set(name, agent.script.argument(1), in: &agent.script) ? .null : .outOfMemory
        },
        APIFunction(
            71, "device.send", [APIParameter("name", .string), APIParameter("data", .any)], .agent, cost: sendCost,
            prose: "Sends data to the device's handler of that name; it is lost when the device is not connected."
        ) { $0.sendToDevice() },
        APIFunction(
            72, "device.onconnect", [APIParameter("callback", .function)], .agent,
            prose: "Sets the handler for the device's connecting, which may come before its program starts."
        ) { $0.setHook(AgentHook.connect) },
        APIFunction(
            73, "device.ondisconnect", [APIParameter("callback", .function)], .agent,
            prose: "Sets the handler for the device's disconnecting."
        ) { $0.setHook(AgentHook.disconnect) },
        APIFunction(74, "device.isconnected", gives: .bool, .agent, prose: "Whether the device is connected.") {
            .bool($0.state.isDeviceConnected)
        },
    ]

    /// Handing a message to the device's connection; an estimate.
    private static let sendCost = TimeSpan.microseconds(20)
    /// Bytes of data in one message.
    static let messageBytes = 4 << 20
}

extension Agent {
    fileprivate mutating func sendToDevice() -> HostAnswer {
        let name = ByteString(script.bytes(0))
        do {
            let read = try PortableReader.read(
                script.argument(1), from: script.machine, limit: DeviceObjectAPI.messageBytes)
            guard state.isDeviceConnected else { return .null }
            collectLines()
            output.append(.message(LinkMessage(name: name, data: read.value), at: script.now))
            return .null
        } catch {
            return .failure(error, in: "device.send(name, data)")
        }
    }

    /// Sets the one handler of a kind to the first argument.
    mutating func setHook(_ name: ByteString) -> HostAnswer {
        state.hooks.set(name, script.argument(0), in: &script) ? .null : .outOfMemory
    }
}
