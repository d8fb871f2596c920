import ImpRuntime

/// Members of `imp` about networks, and `imp.net`.
enum NetworkAPI {
    static let functions: [APIFunction<Device>] = info + deprecated

    private static let imp005 = ModuleSet(.imp005)
    private static let withWPS: ModuleSet = .sleepers

    private static let info = [
        APIFunction<Device>(
            220, "imp.net.info", gives: .table, .device,
            prose: "The interfaces, the one in use, its addresses, and the last error of connecting."
        ) { $0.networkInfo() },
        APIFunction<Device>(
            221, "imp.net.configurewps", [APIParameter("pin", .string, "eight digits", optional: true)], .device,
            modules: withWPS, since: .impOS(36),
            prose: "Arms WPS for the attempts to connect from now on, by push button or with a PIN."
        ) { $0.configureWPS() },
        APIFunction<Device>(
            222, "imp.scanwifinetworks", [APIParameter("callback", .function, optional: true)], gives: [.array, .null],
            .device, prose: "The networks in reach, at once without a callback; with one, it gets them later."
        ) { $0.scanNetworks() },
        APIFunction<Device>(
            223, "imp.getethernetspeed", gives: .integer, .device, modules: imp005,
            prose: "The speed of the Ethernet link in megabits per second, 0 without one."
        ) { .integer($0.ethernetSpeed) },
    ]

    /// Superseded by `imp.net.info`.
    private static let deprecated = [
        APIFunction<Device>(
            41, "imp.getmacaddress", gives: .string, .device,
            prose: "The address of the module's Wi-Fi, twelve hexadecimal digits."
        ) { .text(Array($0.state.macAddress.utf8)) },
        APIFunction<Device>(
            224, "imp.getssid", gives: .string, .device, prose: "The stored network's name; empty without one."
        ) { .text($0.configuration.wifi?.ssid.bytes ?? []) },
        APIFunction<Device>(
            225, "imp.getbssid", gives: .string, .device,
            prose: "The address of the access point, twelve digits; zeros when not joined."
        ) { .text(Array($0.joinedBSSID.utf8)) },
        APIFunction<Device>(226, "imp.getchannel", gives: .integer, .device, prose: "The Wi-Fi channel in use, or 0.") {
            .integer($0.joinedChannel)
        },
        APIFunction<Device>(227, "imp.rssi", gives: .integer, .device, prose: "The signal's strength in dBm, or 0.") {
            .integer($0.signalStrength)
        },
        APIFunction<Device>(228, "imp.getrssi", gives: .integer, .device, prose: "The same as `imp.rssi`.") {
            .integer($0.signalStrength)
        },
    ]
}
