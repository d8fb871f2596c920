import ImpHardware
import ImpLink
import ImpRuntime

/// What programs ask of the network.
extension Device {
    /// The radio's association, while joined.
    private var joined: NetworkInfo.Joined? {
        for case .wifi(let wifi) in state.network.info(storedSSID: ByteString("")).interfaces { return wifi.joined }
        return nil
    }

    var joinedBSSID: String { joined?.bssid.hex ?? "000000000000" }
    var joinedChannel: Int32 { Int32(joined?.channel ?? 0) }
    var signalStrength: Int32 { Int32(joined?.rssi ?? 0) }

    /// Megabits a second, 0 without a link. Only the name of `imp.getethernetspeed` is known, not what it gives.
    var ethernetSpeed: Int32 {
        for case .ethernet(let port) in state.network.info(storedSSID: ByteString("")).interfaces {
            return Int32(port.speed ?? 0)
        }
        return 0
    }

    mutating func networkInfo() -> HostAnswer {
        make(state.network.info(storedSSID: configuration.wifi?.ssid ?? ByteString("")).portable)
    }

    private mutating func make(_ value: PortableValue) -> HostAnswer {
        guard let made = try? script.machine.make(value) else { return .outOfMemory }
        return .value(made)
    }

    // MARK: Scans

    mutating func scanNetworks() -> HostAnswer {
        if script.optional(0) != nil { return scanInBackground() }
        startScan()
        return state.program.isScanning ? standStill(.scan) : networkList([])
    }

    /// The callback gets the networks. What the call itself gives in release 36 is not known: null.
    private mutating func scanInBackground() -> HostAnswer {
        if state.program.scanCallback != nil {
            return .failure("scan already running in imp.scanwifinetworks(callback)")
        }
        guard let root = script.keep(script.argument(0)) else { return .outOfMemory }
        state.program.scanCallback = root
        startScan()
        return .null
    }

    private mutating func startScan() {
        state.program.isScanning = true
        tell(.scan, at: script.now)
    }

    mutating func scanned(_ networks: [ScannedNetwork], at now: Instant) {
        guard state.program.isScanning else { return }
        state.program.isScanning = false
        if let callback = state.program.scanCallback {
            state.program.scanCallback = nil
            queueEvent(.callback(callback, ScannedNetwork.list(networks)), at: now)
        }
        if case .scan = state.program.call?.kind { endCall(.networks(networks), at: now) }
    }

    mutating func networkList(_ networks: [ScannedNetwork]) -> HostAnswer { make(ScannedNetwork.list(networks)) }

    // MARK: Power

    mutating func setPowerSave() -> HostAnswer {
        state.savesPower = script.argument(0).isTrue
        tell(.powerSave(state.savesPower), at: script.now)
        return .null
    }
}

extension ScannedNetwork {
    fileprivate static func list(_ networks: [ScannedNetwork]) -> PortableValue {
        .array(
            networks.map { network in
                .table([
                    ("ssid", .bytes(network.ssid.bytes)), ("bssid", .text(network.bssid.hex)),
                    ("channel", .integer(Int32(network.channel))), ("rssi", .integer(Int32(network.signal))),
                    ("open", .bool(network.isOpen)),
                ])
            })
    }
}

extension NetworkInfo {
    /// The table of `imp.net.info()`.
    var portable: PortableValue {
        .table([
            ("interface", .array(interfaces.map(\.portable))), ("active", active.map { .integer(Int32($0)) }),
            ("ipv4", ipv4?.portable), ("lasterror", lastError.map { .integer(Int32($0.rawValue)) }),
        ])
    }
}

extension NetworkInfo.Interface {
    /// Of the keys only `type`, `macaddress`, `ssid`, `connectedssid`, `channel` and `rssi` are on record, in public
    /// code; `bssid`, `connected` and `speed` are ours.
    fileprivate var portable: PortableValue {
        switch self {
        case .wifi(let wifi):
            .table([
                ("type", .text("wifi")), ("macaddress", .text(wifi.macAddress.hex)),
                ("ssid", .bytes(wifi.ssid.bytes)), ("connectedssid", wifi.joined.map { .bytes($0.ssid.bytes) }),
                ("bssid", wifi.joined.map { .text($0.bssid.hex) }),
                ("channel", wifi.joined.map { .integer(Int32($0.channel)) }),
                ("rssi", wifi.joined.map { .integer(Int32($0.rssi)) }), ("connected", .bool(wifi.joined != nil)),
            ])
        case .ethernet(let port):
            .table([
                ("type", .text("ethernet")), ("macaddress", .text(port.macAddress.hex)),
                ("connected", .bool(port.speed != nil)), ("speed", port.speed.map { .integer(Int32($0)) }),
            ])
        }
    }
}

extension IPv4Configuration {
    fileprivate var portable: PortableValue {
        .table([
            ("address", .text(address.description)), ("netmask", .text(network.netmask.description)),
            ("broadcast", .text(network.broadcast.description)), ("gateway", .text(gateway.description)),
            ("dnsserver", .array(nameServers.map { .text($0.description) })),
            ("dhcpserver", dhcpServer.map { .text($0.description) }),
        ])
    }
}
