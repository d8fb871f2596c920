import ImpRuntime

/// `hardware`: its clocks and the device's name.
enum HardwareAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            50, "hardware.millis", gives: .integer, .device,
            prose: "Milliseconds since the device was switched on, in 32 bits with a sign."
        ) { device in
            .integer(Int32(truncatingIfNeeded: device.uptime.nanoseconds / 1_000_000))
        },
        APIFunction(
            51, "hardware.micros", gives: .integer, .device,
            prose: "Microseconds since the device was switched on, in 32 bits with a sign."
        ) { device in
            .integer(Int32(truncatingIfNeeded: device.uptime.nanoseconds / 1_000))
        },
        APIFunction(52, "hardware.getdeviceid", gives: .string, .device, prose: "The device's id, 16 digits.") {
            .text(Array($0.state.id.utf8))
        },
    ]
}

extension Device {
    fileprivate var uptime: TimeSpan { script.now.since(state.poweredOn) }
}
