import ImpRuntime

/// Constants of `hardware`'s buses that programs pass on, also to stand-ins of their own.
enum BusConstants {
    static let constants: [APIConstant] = clockSpeeds + uart

    /// The values are the vendor's documentation's.
    private static let clockSpeeds = [10, 50, 100, 400].map { kilohertz in
        APIConstant(
            "CLOCK_SPEED_\(kilohertz)_KHZ", Int32(kilohertz) * 1_000, .device,
            prose: "A clock of \(kilohertz) kHz, for `configure` of an I2C bus.")
    }

    /// Only the names are documented. The values are ours, so that flags can be combined.
    private static let uart = [
        APIConstant("PARITY_NONE", 0, .device, prose: "No parity bit, for `configure` of a UART."),
        APIConstant("PARITY_EVEN", 1, .device, prose: "Even parity, for `configure` of a UART."),
        APIConstant("PARITY_ODD", 2, .device, prose: "Odd parity, for `configure` of a UART."),
        APIConstant("NO_CTSRTS", 1, .device, prose: "A flag for `configure` of a UART: no flow control."),
        APIConstant("NO_TX", 2, .device, prose: "A flag for `configure` of a UART: no transmit pin."),
        APIConstant("NO_RX", 4, .device, prose: "A flag for `configure` of a UART: no receive pin."),
        APIConstant("TIMING_ENABLED", 8, .device, prose: "A flag for `configure` of a UART: bytes carry their time."),
        APIConstant(
            "CALLBACK_WITH_FLAGS", 16, .device, prose: "A flag for `configure` of a UART: the callback gets a bitmap."),
    ]
}
