import ImpRuntime

/// Members of `imp` that only a device has: what it is, and sleep.
enum ImpAPI {
    static let functions: [APIFunction<Device>] = identity + sleep + power

    private static let identity = [
        APIFunction<Device>(
            40, "imp.info", gives: .object, .device, since: .impOS(36),
            prose: "An object with the module's name in its one member, `type`."
        ) { device in
            guard let type = device.script.machine.makeString(Array(device.state.module.rawValue.utf8)),
                let info = device.script.machine.makeHostObject(functions: [], members: [(Array("type".utf8), type)])
            else { return .outOfMemory }
            return .value(info)
        },
        APIFunction<Device>(
            200, "imp.getsoftwareversion", gives: .string, .device,
            prose: "The operating system's version: a hash, the release, a date and its kind, with ` - ` between."
        ) { .text(Array($0.state.software.version.utf8)) },
        APIFunction<Device>(
            201, "imp.getbootromversion", gives: .string, .device,
            prose: "The version of the boot ROM, in the same form."
        ) { _ in .text(Array(SoftwareVersion.bootROM.utf8)) },
        APIFunction<Device>(
            202, "imp.getmemoryfree", gives: .integer, .device, prose: "Bytes of memory that the program can still use."
        ) { .integer($0.freeMemory()) },
        APIFunction<Device>(
            203, "imp.enableblinkup", [APIParameter("enabled", .bool)], .device,
            prose: "Whether BlinkUp and the status LED stay on, from the next change of the device's state on."
        ) { $0.enableBlinkUp() },
    ]

    private static let timeOfDay = [
        APIParameter("hour", .integer, "0…23, UTC"), APIParameter("minute", .integer, "0…60"),
        APIParameter("second", .integer, "0…60", optional: true),
        APIParameter("dayOfWeek", .integer, "0…6, 0 is Sunday", optional: true),
    ]

    private static let sleep = [
        APIFunction<Device>(
            204, "imp.deepsleepfor", [APIParameter("seconds", .number, "0…2419198")], .device,
            modules: ModuleSet.sleepers, prose: "Sleeps deeply at once; then the program starts anew."
        ) { $0.sleep(for: TimeSpan(seconds: $0.script.seconds(0))) },
        APIFunction<Device>(
            205, "imp.deepsleepuntil", timeOfDay, .device, modules: ModuleSet.sleepers,
            prose: "The same until a time of day, at most seven days ahead."
        ) { device in
            device.sleep(untilTimeOf: "imp.deepsleepuntil(hour, minute)") { $0.sleep(for: $1) }
        },
    ]

    private static let withPowerPin = ModuleSet([.imp002, .imp003])

    private static let power = [
        APIFunction<Device>(
            206, "imp.setpowersave", [APIParameter("enabled", .bool)], .device,
            prose: "Whether Wi-Fi sleeps between beacons; off after a cold start."
        ) { $0.setPowerSave() },
        APIFunction<Device>(207, "imp.getpowersave", gives: .bool, .device, prose: "What was set.") {
            .bool($0.state.savesPower)
        },
        APIFunction<Device>(
            208, "imp.setpoweren", [APIParameter("enabled", .bool)], .device, modules: withPowerPin,
            prose: "Asks for the pin POWER_EN to be high, as it is while Wi-Fi is on."
        ) { device in
            device.state.asksForPower = device.script.argument(0).isTrue
            return .null
        },
        APIFunction<Device>(
            209, "imp.getpoweren", gives: .bool, .device, modules: withPowerPin, prose: "What was asked for."
        ) { .bool($0.state.asksForPower) },
    ]
}
