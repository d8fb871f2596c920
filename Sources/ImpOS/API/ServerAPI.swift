import ImpRuntime
import SquirrelVM

/// `server`: the connection, and what is sent over it.
enum ServerAPI {
    static let functions: [APIFunction<Device>] = logging + connection + sleep + deprecated

    private static let message = [APIParameter("message", .any)]
    private static let callback = [APIParameter("callback", [.function, .null])]

    private static let logging = [
        APIFunction<Device>(
            10, "server.log", message, gives: .integer, .device, cost: DeviceFigures.send, takesText: true,
            prose: "Writes a line to the log; 0, or why it could not be sent."
        ) { $0.send(.log($0.script.logText(of: $0.script.argument(0)))) },
        APIFunction<Device>(
            11, "server.error", message, gives: .integer, .device, cost: DeviceFigures.send, takesText: true,
            prose: "Writes a line to the log, marked as an error; 0, or why it could not be sent."
        ) { $0.send(.error("ERROR: " + $0.script.logText(of: $0.script.argument(0)))) },
    ]

    private static let connection = [
        APIFunction<Device>(
            250, "server.isconnected", gives: .bool, .device,
            prose: "Whether the module has a connection to the server; for a while also after it was lost unnoticed."
        ) { .bool($0.isConnected) },
        APIFunction<Device>(
            251, "server.connect",
            [
                APIParameter("callback", [.function, .null], optional: true),
                APIParameter("timeout", .number, "seconds, 60 if left out", optional: true),
            ], .device,
            prose: "Connects. Under RETURN_ON_ERROR the callback gets the outcome later; else the program waits."
        ) { $0.connectForProgram() },
        APIFunction<Device>(
            252, "server.disconnect", [], .device, prose: "Closes the connection at once and powers the interface off."
        ) { $0.disconnectForProgram() },
        APIFunction<Device>(
            253, "server.flush", [APIParameter("timeout", .number, "seconds")], gives: .bool, .device,
            prose: "Waits until everything sent has arrived; false when the time is over or there is no connection."
        ) { $0.flush() },
        APIFunction<Device>(
            254, "server.setsendtimeoutpolicy",
            [
                APIParameter("onError", .integer, "SUSPEND_ON_ERROR, RETURN_ON_ERROR"),
                APIParameter("waitFor", .integer, "WAIT_TIL_SENT, WAIT_FOR_ACK"),
                APIParameter("timeout", .number, "seconds"),
            ], .device, prose: "What sending waits for, and what happens where it fails."
        ) { $0.setSendPolicy() },
        APIFunction<Device>(
            255, "server.onunexpecteddisconnect", callback, .device,
            prose: "Sets the handler that learns why the connection was lost, under RETURN_ON_ERROR; null clears."
        ) { $0.setHook(DeviceHook.unexpectedDisconnect) },
        APIFunction<Device>(
            256, "server.onshutdown", callback, .device,
            prose: "Sets the handler that is told of a new program instead of being replaced; null takes it away."
        ) { $0.setHook(DeviceHook.shutdown) },
        APIFunction<Device>(
            257, "server.restart", [], .device, prose: "Starts the program anew, with a new one if that has arrived."
        ) { $0.restartForProgram() },
    ]

    private static let seconds = [APIParameter("seconds", .number, "0…2419198")]
    private static let timeOfDay = [
        APIParameter("hour", .integer, "0…23, UTC"), APIParameter("minute", .integer, "0…60"),
        APIParameter("second", .integer, "0…60", optional: true),
        APIParameter("dayOfWeek", .integer, "0…6, 0 is Sunday", optional: true),
    ]

    private static let sleep = [
        APIFunction<Device>(
            258, "server.sleepfor", seconds, .device, modules: ModuleSet.sleepers,
            prose: "Tells the server, sends what waits, and sleeps deeply; then the program starts anew."
        ) { $0.sleepWithNotice(for: TimeSpan(seconds: $0.script.seconds(0))) },
        APIFunction<Device>(
            259, "server.sleepuntil", timeOfDay, .device, modules: ModuleSet.sleepers,
            prose: "The same until a time of day, at most seven days ahead."
        ) { device in
            device.sleep(untilTimeOf: "server.sleepuntil(hour, minute)") { $0.sleepWithNotice(for: $1) }
        },
    ]

    private static let deprecated = [
        APIFunction<Device>(
            260, "server.expectonlinein", seconds, gives: .integer, .device,
            prose: "Deprecated: tells the server when to expect the device, and disconnects."
        ) { $0.expectOnline(in: TimeSpan(seconds: $0.script.seconds(0))) },
        APIFunction<Device>(
            261, "server.expectonlineat", timeOfDay, gives: .integer, .device,
            prose: "Deprecated: the same with a time of day."
        ) { device in
            device.sleep(untilTimeOf: "server.expectonlineat(hour, minute, second)") { $0.expectOnline(in: $1) }
        },
        APIFunction<Device>(
            262, "server.show", [APIParameter("text", .any)], .device, prose: "Deprecated: has no effect."
        ) { _ in .null },
    ]
}

extension ModuleSet {
    /// Modules that have deep sleep.
    static let sleepers = ModuleSet([.imp001, .imp002, .imp003, .imp004m])
}
