import SquirrelVM

/// `server.log` and `server.error`.
public enum LogAPI {
    /// - Parameter cost: what writing a line takes; nil for the cost of any call.
    public static func functions<Side: ScriptSide & ~Copyable>(
        for side: Side.Type, cost: TimeSpan? = nil
    ) -> [APIFunction<Side>] {
        let message = [APIParameter("message", .any)]
        return [
            APIFunction<Script>(
                10, "server.log", message, gives: .integer, cost: cost, takesText: true,
                prose: "Writes a line to the log; 0, or why it could not be sent."
            ) { script in
                script.log(script.argument(0))
                return .integer(0)
            },
            APIFunction<Script>(
                11, "server.error", message, gives: .integer, cost: cost, takesText: true,
                prose: "Writes a line to the log, marked as an error; 0, or why it could not be sent."
            ) { script in
                script.logError(script.logText(of: script.argument(0)))
                return .integer(0)
            },
        ].map { $0.lifted(to: side) }
    }
}

extension Script {
    fileprivate mutating func log(_ value: Value) { write(.log, logText(of: value)) }

    /// The text of an argument, which the machine has made; a blob's bytes as `(binary) 00 ff`.
    public func logText(of value: Value) -> String {
        if let bytes = machine.blobBytes(value) { return binaryText(bytes) }
        return ImpRuntime.logText(machine.bytes(value) ?? machine.text(value))
    }
}
