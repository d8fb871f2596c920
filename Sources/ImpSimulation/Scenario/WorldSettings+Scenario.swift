import ImpHardware
import ImpOS
import ImpRuntime
public import ImpScenario

extension SimulationOptions {
    /// Takes the initial world and device from a scenario; module, seed and start only if they are not given.
    public mutating func apply(
        _ scenario: Scenario, module given: Module? = nil, seed: UInt64? = nil, start: WallTime? = nil
    ) {
        module = given ?? scenario.module ?? module
        self.seed = seed ?? scenario.seed ?? self.seed
        clock = .fast(start: start ?? scenario.start ?? .fastStart)
        world = WorldSettings(scenario.world)
        device = DeviceBeginning(scenario.device, in: scenario.world)
    }
}

extension WorldSettings {
    init(_ world: Scenario.World) {
        places = world.accessPoints.enumerated().map { index, point in
            var place = Place(AccessPointSettings(point, number: index))
            place.addressDelay = point.network.dhcpDelay
            place.names = NameServer.Behaviour(point.network.dns)
            place.internet = point.network.hasCaptivePortal ? .captivePortal : .reachable
            return place
        }
        isCableIn = world.ethernet.isPlugged
        isServerUp = world.isServerUp
        lossPercent = Double(world.path.lossPerMillion) / 10_000
        latency = world.path.latency
        jitter = world.path.jitter
        isCut = world.path.isCut
        proxy = world.proxy.map { proxy in
            var settings = ProxySettings(
                host: proxy.address, port: UInt16(clamping: proxy.port),
                credentials: proxy.user.map { ProxyConfiguration.Credentials(user: $0, password: proxy.password ?? "") }
            )
            settings.isOnlyWay = world.path.needsProxy
            return settings
        }
    }
}

extension AccessPointSettings {
    /// - Parameter number: its place among the world's, which gives its address where the scenario names none.
    init(_ point: Scenario.AccessPoint, number: Int) {
        let address = point.bssid.flatMap { MACAddress(hex: $0.filter { $0 != ":" }) }
        self.init(
            ssid: ByteString(point.ssid), bssid: address ?? MACAddress(0x02_0000_000001 + UInt64(number)),
            channel: point.channel, signal: point.signal,
            security: point.security == .open ? .open : .wpa2(ByteString(point.key)))
        isHidden = point.isHidden
        wme = WME(rawValue: point.wme.rawValue) ?? .offered
        isUp = point.isOn
        wps =
            switch point.wps {
            case .none: .none
            case .pushButton: .pushButton(pressedAt: nil)
            case .pin: .pin(point.wpsPIN ?? "")
            }
    }
}

extension NameServer.Behaviour {
    init(_ dns: Scenario.DNS) {
        switch dns {
        case .ok: self = .answers
        case .silent: self = .silent
        // An address of documents, where nobody is.
        case .wrong: self = .answersWrongly(IPv4Address(198, 51, 100, 1))
        }
    }
}

extension Battery {
    init(_ battery: Scenario.Battery) {
        self.init(
            capacity: battery.capacity, fullVoltage: battery.fullVoltage, cutOffVoltage: battery.cutOffVoltage,
            level: battery.level)
    }
}

extension NoiseSource.Health {
    init(_ source: Scenario.RandomSource) {
        switch source {
        case .healthy: self = .healthy
        case .stuck: self = .stuck
        case .failing: self = .failing
        case .starving: self = .starving
        }
    }
}

extension DeviceBeginning {
    init(_ start: Scenario.DeviceStart, in world: Scenario.World) {
        wifi = start.wifi.map { DeviceConfiguration.WiFi(ssid: ByteString($0.ssid), key: ByteString($0.key)) }
        if !start.isEnrolled { configuration.enrolment = nil }
        hasProgram = start.program != .none
        isOlder = start.program == .older
        configuration.rescuePin = start.rescuePin.map {
            DeviceConfiguration.RescuePin(pin: ByteString($0.pin), idleIsHigh: $0.idle == .high)
        }
        configuration.proxy = start.proxy.map { proxy in
            DeviceConfiguration.Proxy(
                host: ByteString(proxy.address), port: UInt16(clamping: proxy.port),
                credentials: proxy.user.map {
                    DeviceConfiguration.Credentials(user: ByteString($0), password: ByteString(proxy.password ?? ""))
                })
        }
        userConfiguration = start.userConfiguration
        switches = BoardSwitches(ethernetPHY: world.board.hasEthernetPHY, wifiAntenna: world.board.hasWiFiAntenna)
        randomSource = NoiseSource.Health(world.randomSource)
        isOn = world.supply == .good
        battery = world.battery.map { Battery($0) }
        software.release = start.os.release ?? software.release
        software.commit = start.os.commit ?? software.commit
        software.date = start.os.date ?? software.date
    }
}

extension AccessPointSettings {
    /// What a scenario has made of it; its address and a pressed button stay.
    mutating func change(to point: Scenario.AccessPoint) {
        let new = AccessPointSettings(point, number: 0)
        (ssid, channel, signal, security) = (new.ssid, new.channel, new.signal, new.security)
        (isHidden, wme, isUp) = (new.isHidden, new.wme, new.isUp)
    }
}

extension LocalNetwork {
    mutating func change(to network: Scenario.LocalNetwork) {
        let place = { () -> WorldSettings.Place in
            var place = WorldSettings.Place(WorldSettings.home)
            place.addressDelay = network.dhcpDelay
            return place
        }()
        if dhcp == nil || network.dhcpDelay == nil { dhcp = LocalNetwork(place, nil).dhcp }
        if let delay = network.dhcpDelay { dhcp?.offerDelay = delay }
        for index in nameServers.indices { nameServers[index].behaviour = NameServer.Behaviour(network.dns) }
        internet = network.hasCaptivePortal ? .captivePortal : .reachable
    }
}

extension PathFaults {
    mutating func set(_ path: Scenario.Path) {
        lossPercent = Double(path.lossPerMillion) / 10_000
        (latency, jitter, isCut) = (path.latency, path.jitter, path.isCut)
    }
}
