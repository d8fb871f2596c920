import ImpRuntime

/// `hardware`: its clocks, the device's name, and why the program was started.
enum HardwareAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            50, "hardware.millis", gives: .integer, .device,
            prose: "Milliseconds since the device was switched on or woke, in 32 bits with a sign."
        ) { device in
            .integer(Int32(truncatingIfNeeded: device.uptime.nanoseconds / 1_000_000))
        },
        APIFunction(
            51, "hardware.micros", gives: .integer, .device,
            prose: "Microseconds since the device was switched on or woke, in 32 bits with a sign."
        ) { device in
            .integer(Int32(truncatingIfNeeded: device.uptime.nanoseconds / 1_000))
        },
        APIFunction(52, "hardware.getdeviceid", gives: .string, .device, prose: "The device's id, 16 digits.") {
            .text(Array($0.state.id.utf8))
        },
        APIFunction(
            53, "hardware.getimpeeid", gives: .string, .device, prose: "Deprecated: the same as `getdeviceid`."
        ) { .text(Array($0.state.id.utf8)) },
        APIFunction(
            54, "hardware.wakereason", gives: .integer, .device,
            prose: "Why the program was started: a WAKEREASON_ constant."
        ) { .integer($0.state.life.reason.rawValue) },
    ]
}

extension Device {
    fileprivate var uptime: TimeSpan { script.now.since(state.startedAt) }
}
