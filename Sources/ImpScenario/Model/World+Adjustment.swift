extension Scenario.World {
    /// Makes a change.
    ///
    /// - Returns: the part of the world that changed, as it is now.
    mutating func apply(_ adjustment: Scenario.Adjustment) -> ScenarioEffect? {
        switch adjustment {
        case .supply(let supply):
            self.supply = supply
            return .supply(supply)
        case .battery(let battery):
            self.battery = battery
            return .battery(battery)
        case .isOn(let name, let isOn): return changeAccessPoint(name) { $0.isOn = isOn }
        case .radio(let name, let change): return changeAccessPoint(name) { $0.change(change) }
        case .dhcp(let name, let delay): return changeNetwork(name) { $0.dhcpDelay = delay }
        case .dns(let name, let dns): return changeNetwork(name) { $0.dns = dns }
        case .captivePortal(let name, let isThere): return changeNetwork(name) { $0.hasCaptivePortal = isThere }
        case .ethernet(let isPlugged):
            ethernet.isPlugged = isPlugged
            return .ethernet(ethernet)
        case .server(let isUp):
            isServerUp = isUp
            return .server(isUp: isUp)
        case .loss(let loss): return changePath { $0.lossPerMillion = loss }
        case .latency(let latency): return changePath { $0.latency = latency }
        case .jitter(let jitter): return changePath { $0.jitter = jitter }
        case .link(let isCut): return changePath { $0.isCut = isCut }
        case .randomSource(let source):
            randomSource = source
            return .randomSource(source)
        case .pin(let pin, let level, _): return .pin(pin, level)
        }
    }

    /// What brings the point of an adjustment back to what it is now.
    func opposite(of adjustment: Scenario.Adjustment) -> Scenario.Adjustment? {
        switch adjustment {
        case .supply: .supply(supply)
        case .battery: battery.map { .battery($0) }
        case .isOn(let name, _): accessPoint(name).map { .isOn(accessPoint: name, $0.isOn) }
        case .radio(let name, _): accessPoint(name).map { .radio(accessPoint: name, $0.radio) }
        case .dhcp(let name, _): network(name).map { .dhcp(name, delay: $0.dhcpDelay) }
        case .dns(let name, _): network(name).map { .dns(name, $0.dns) }
        case .captivePortal(let name, _): network(name).map { .captivePortal(name, $0.hasCaptivePortal) }
        case .ethernet: .ethernet(isPlugged: ethernet.isPlugged)
        case .server: .server(isUp: isServerUp)
        case .loss: .loss(perMillion: path.lossPerMillion)
        case .latency: .latency(path.latency)
        case .jitter: .jitter(path.jitter)
        case .link: .link(isCut: path.isCut)
        case .randomSource: .randomSource(randomSource)
        case .pin(let pin, let level, let before): .pin(pin, before, before: level)
        }
    }

    func accessPoint(_ name: String) -> Scenario.AccessPoint? { accessPoints.first { $0.name == name } }

    func network(_ name: Scenario.NetworkName) -> Scenario.LocalNetwork? {
        switch name {
        case .ethernet: ethernet.network
        case .accessPoint(let name): accessPoint(name)?.network
        }
    }

    private mutating func changeAccessPoint(
        _ name: String, _ change: (inout Scenario.AccessPoint) -> Void
    ) -> ScenarioEffect? {
        guard let index = accessPoints.firstIndex(where: { $0.name == name }) else { return nil }
        change(&accessPoints[index])
        return .accessPoint(accessPoints[index])
    }

    private mutating func changeNetwork(
        _ name: Scenario.NetworkName, _ change: (inout Scenario.LocalNetwork) -> Void
    ) -> ScenarioEffect? {
        switch name {
        case .accessPoint(let name): return changeAccessPoint(name) { change(&$0.network) }
        case .ethernet:
            change(&ethernet.network)
            return .ethernet(ethernet)
        }
    }

    private mutating func changePath(_ change: (inout Scenario.Path) -> Void) -> ScenarioEffect {
        change(&path)
        return .path(path)
    }
}

extension Scenario.AccessPoint {
    /// Its settings that a step can change.
    var radio: Scenario.RadioChange {
        Scenario.RadioChange(ssid: ssid, key: key, security: security, channel: channel, signal: signal)
    }

    mutating func change(_ change: Scenario.RadioChange) {
        ssid = change.ssid ?? ssid
        security = change.security ?? security
        key = security == .open ? "" : change.key ?? key
        channel = change.channel ?? channel
        signal = change.signal ?? signal
    }
}
