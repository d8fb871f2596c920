import ImpHardware
import ImpRuntime

/// `hardware.pin1` and its like: digital input and output.
enum PinAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            300, "pin.configure",
            [APIParameter("mode", .integer, "a DIGITAL_ constant"), APIParameter("argument", .any, optional: true)],
            .device, prose: "What the pin is for. The argument is a start level of outputs, a callback of inputs."
        ) { $0.configurePin() },
        APIFunction(301, "pin.read", gives: .integer, .device, prose: "The pin's level, 0 or 1.") { $0.readPin() },
        APIFunction(
            302, "pin.write", [APIParameter("level", [.integer, .float, .bool], "0, 1")], .device,
            prose: "Sets the level of an output."
        ) { $0.writePin() },
    ]

    /// All pins of all modules, each name once.
    static let instances: [APIInstance] = names.enumerated().map { number, name in
        let owners = ModuleData.all.filter { $0.pin(name) != nil }.map(\.module)
        return APIInstance(
            "hardware." + name, ofClass: "pin", number: UInt32(number), .device, modules: ModuleSet(owners),
            prose: "The pin \(name.dropFirst(3)) of the module.")
    }

    static let names: [String] = {
        var names: [String] = []
        for pin in ModuleData.all.flatMap(\.pins) where !names.contains(pin.name) { names.append(pin.name) }
        return names
    }()

    /// The values are those of public code that stands in for the API.
    static let constants: [APIConstant] = [
        constant("DIGITAL_IN", 0x100, "An input."),
        constant("DIGITAL_IN_PULLUP", 0x200, "An input that is high where nothing drives it."),
        constant("DIGITAL_IN_PULLDOWN", 0x300, "An input that is low where nothing drives it."),
        constant("DIGITAL_OUT", 0x400, "An output."),
        constant("DIGITAL_OUT_OD", 0x500, "An output that only drives low."),
        constant("DIGITAL_OUT_OD_PULLUP", 0x600, "The same with a resistor that pulls high."),
        constant("DIGITAL_IN_WAKEUP", 0xA00, "An input whose high level ends deep sleep."),
    ]

    private static func constant(_ name: String, _ value: Int32, _ prose: String) -> APIConstant {
        APIConstant(name, value, .device, prose: prose + " For `configure` of a pin.")
    }
}
