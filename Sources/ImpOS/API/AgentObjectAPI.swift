import ImpLink
import ImpRuntime

/// `agent`: the device's way to its agent.
enum AgentObjectAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            60, "agent.on", [APIParameter("name", .string), APIParameter("callback", [.function, .null])], .device,
            prose: "Sets the handler for messages of a name; it gets their data. Null takes it away."
        ) { $0.setHandler() },
        APIFunction(
            61, "agent.send", [APIParameter("name", .string), APIParameter("data", .any)], gives: .integer, .device,
            cost: DeviceFigures.send, prose: "Sends data to the agent's handler of that name; 0, or why it could not."
        ) { $0.sendToAgent() },
    ]
}

/// What a device logs where it leaves out data that cannot be sent; public code expects this text.
private let skippedText = "skipped unserialisable data"

extension Device {
    fileprivate mutating func setHandler() -> HostAnswer {
        let name = ByteString(script.bytes(0))
        return state.program.handlers.set(name, script.argument(1), in: &script) ? .null : .outOfMemory
    }

    fileprivate mutating func sendToAgent() -> HostAnswer {
        let name = ByteString(script.bytes(0))
        do {
            let read = try PortableReader.read(
                script.argument(1), from: script.machine, limit: DeviceLimits.messageBytes)
            if read.dropped > 0 {
                let isAll = read.value == .null
                if isAll && state.choices.unserialisableDataThrows {
                    return .failure("\(skippedText) in agent.send(name, data)")
                }
                script.logError(skippedText)
            }
            return send(.message(LinkMessage(name: name, data: read.value)))
        } catch {
            return .failure(error, in: "agent.send(name, data)")
        }
    }
}

enum DeviceLimits {
    /// Bytes of data in one message that a device can hold at all; the agent refuses much shorter ones.
    static let messageBytes = 4 << 20
    /// Bytes of `nv`, written out: "just under 4 KB" by the vendor, the exact number is not known.
    static let memoryBytes = 4_000
}

/// Times of the operating system's calls; the vendor names none of them.
enum DeviceFigures {
    /// Handing a message or a log line to the network.
    static let send = TimeSpan.microseconds(300)
}
