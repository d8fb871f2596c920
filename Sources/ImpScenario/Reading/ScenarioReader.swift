import ImpRuntime

extension Scenario {
    /// Reads a scenario file.
    ///
    /// - Parameter file: its name, for messages.
    public init(yaml bytes: [UInt8], file: String) throws(ScenarioFileError) {
        let node = try YAMLParser.read(bytes, file: file)
        do {
            self = try Format<Scenario>.scenario.read(node, ReadingContext())
            self.file = file
        } catch {
            throw ScenarioFileError(file: file, error.place, error.text)
        }
    }
}

extension Format where Value == Scenario {
    static let scenario = Format.mapping("A scenario.") { fields throws(Problem) in
        var scenario = Scenario()
        scenario.name = try fields.value("name", .anyText, "For reports.", default: "")
        scenario.module = try fields.optional(
            "module", Format<Module>.verbatim, "Without, the command line says which.")
        scenario.seed = try fields.optional("seed", .integer(0...Int.max), "Of everything random; --seed wins.")
            .map { UInt64($0) }
        scenario.start = try fields.optional("start", .wallTime, "The time of day at the start.")
        scenario.duration = try fields.optional(
            "duration", .duration, "How long the run lasts; without, until the last step is done.")
        scenario.world = try fields.value("world", .world, "What is around the device at the start.", default: .init())
        fields.context.world = scenario.world
        scenario.device = try fields.value(
            "device", .device, "What the device has in its memory.", default: .configured(in: scenario.world))
        scenario.steps = try fields.value(
            "steps", .steps, "What happens, and what must be seen, in order.", default: [])
        try check(scenario, fields)
        return scenario
    }

    private static func check(_ scenario: Scenario, _ fields: Fields) throws(Problem) {
        let lacksEthernet = scenario.module.map { $0 != .imp005 } ?? false
        try fields.check(
            !lacksEthernet || scenario.world.ethernet == .init() && scenario.world.board == .init(), at: "world",
            "only imp005 has Ethernet and a choice of boards; remove ethernet and board")
        try fields.check(
            scenario.module != .imp005 || scenario.world.accessPoints.allSatisfy { $0.wps == .none }, at: "world",
            "imp005 has no WPS; remove wps")
    }
}

extension Scenario.DeviceStart {
    /// With the settings of the first access point.
    static func configured(in world: Scenario.World) -> Self {
        var device = Self()
        device.wifi = world.accessPoints.first.map { Scenario.WiFiSettings(ssid: $0.ssid, key: $0.key) }
        return device
    }
}
