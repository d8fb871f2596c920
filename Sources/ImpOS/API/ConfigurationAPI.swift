import ImpRuntime

/// Members of `imp` that write to the configuration or the user's part of the flash.
enum ConfigurationAPI {
    static let functions: [APIFunction<Device>] = network + user + factory

    private static let withNVRAM = ModuleSet([.imp003, .imp004m, .imp005])

    private static let network = [
        APIFunction<Device>(
            230, "imp.setwificonfiguration",
            [
                APIParameter("ssid", .string, "0…32 bytes, empty to forget it"),
                APIParameter("key", .string, "0…64 bytes, empty for none"),
            ], .device, prose: "Stores the network that the next attempt to connect joins."
        ) { $0.setWiFi() },
        APIFunction<Device>(
            231, "imp.setstaticnetworkconfiguration",
            [
                APIParameter("ip", .string, "dotted"), APIParameter("netmask", .string, "dotted"),
                APIParameter("gateway", .string, "dotted"), APIParameter("dns", .array, "1…2 addresses"),
            ], .device, prose: "Stores an address, so that none is asked for from the next attempt to connect on."
        ) { $0.setStaticNetwork() },
        APIFunction<Device>(
            232, "imp.setproxy",
            [
                APIParameter("type", .integer, "PROXY_TYPE_HTTP"), APIParameter("address", .string, "1…64 bytes"),
                APIParameter("port", .integer, "0…65535"),
                APIParameter("username", .string, "0…32 bytes", optional: true),
                APIParameter("password", .string, "0…32 bytes", optional: true),
            ], .device, prose: "Stores a proxy for the next attempt to connect."
        ) { $0.setProxy() },
        APIFunction<Device>(
            233, "imp.clearconfiguration",
            [APIParameter("action", .integer, "a CONFIG_ constant, CONFIG_ALL if left out", optional: true)], .device,
            prose: "Forgets what is stored; the connection stays until it is lost. User configuration is kept."
        ) { $0.clearConfiguration() },
        APIFunction<Device>(
            234, "imp.setenroltokens",
            [
                APIParameter("planID", .string, "0…64 bytes"), APIParameter("token", .string, "0…64 bytes"),
            ], .device,
            prose: "Stores what enrols the device at the next attempt to connect, as BlinkUp does."
        ) { $0.setEnrolment() },
    ]

    private static let user = [
        APIFunction<Device>(
            235, "imp.setuserconfiguration", [APIParameter("data", [.string, .blob, .null], "at most 4096 bytes")],
            .device, since: .impOS(36), prose: "Stores data that outlives everything else; null erases it."
        ) { $0.setUserConfiguration() },
        APIFunction<Device>(
            236, "imp.getuserconfiguration", gives: [.blob, .null], .device, since: .impOS(36),
            prose: "The stored data as a blob; null when there is none."
        ) { $0.getUserConfiguration() },
        APIFunction<Device>(
            237, "imp.setsendbuffersize", [APIParameter("bytes", .integer)], gives: .integer, .device,
            prose: "Asks for a larger send buffer; gives the size before."
        ) { $0.setSendBufferSize() },
        APIFunction<Device>(
            238, "imp.configure",
            [APIParameter("name", .any), APIParameter("inputs", .any), APIParameter("outputs", .any)], gives: .string,
            .device, prose: "Deprecated: has no effect but a line in the log; gives an empty string."
        ) { $0.configureForPlanner() },
        APIFunction<Device>(
            239, "imp.getcountry", gives: .string, .device, prose: "The code of the country, eight hexadecimal digits."
        ) { .text(Array($0.country.text.utf8)) },
    ]

    /// Only for programs of a factory.
    private static let factory = [
        APIFunction<Device>(
            240, "imp.setcountry", [APIParameter("code", .integer)], .device,
            prose: "In a factory: stores the country whose channels may be used."
        ) { $0.setCountry() },
        APIFunction<Device>(
            241, "imp.setnvramimage", [APIParameter("image", .data)], .device, modules: withNVRAM,
            prose: "In a factory: stores another image of the radio's settings."
        ) { $0.setNVRAMImage() },
        APIFunction<Device>(
            242, "imp.setrescuepin",
            [APIParameter("pin", [.object, .null]), APIParameter("polarity", .integer, "0, 1")], .device,
            since: .impOS(36), prose: "In a factory: stores the pin of the rescue button; null takes it away."
        ) { $0.setRescuePin() },
        APIFunction<Device>(
            243, "server.bless",
            [APIParameter("success", .bool), APIParameter("callback", .function)], .device,
            prose: "In a factory: tells the server how the device's test ended; the callback gets its answer."
        ) { $0.bless() },
        APIFunction<Device>(
            244, "server.factoryblinkup",
            [
                APIParameter("ssid", .string), APIParameter("password", .string), APIParameter("pin", .object),
                APIParameter("flags", .integer, "BLINKUP_FAST, BLINKUP_ACTIVEHIGH"),
            ], .device, prose: "On a fixture of a factory: sends network and token to a device by light."
        ) { $0.factoryBlinkUp() },
    ]
}
