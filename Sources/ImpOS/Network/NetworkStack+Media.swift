import ImpRuntime

/// Ethernet and Wi-Fi: Ethernet comes first where there is any.
extension NetworkStack {
    mutating func connect(_ configuration: NetworkConfiguration, at now: Instant) -> [Action] {
        guard step == .down else { return [] }
        self.configuration = configuration
        guard configuration.isEnrolled else { return fail(.notConnected, at: now) }
        if hardware.ethernet == nil { return startWiFi(at: now) }
        return isLinked ? startAddress(on: .ethernet, at: now) : waitForLink(at: now)
    }

    private mutating func waitForLink(at now: Instant) -> [Action] {
        step = .waitingForLink
        limit = now + (wifiToJoin == nil ? IPFigures.onlyLinkWait : IPFigures.linkWait)
        return show(.waitingForEthernet)
    }

    /// Nil if there is no radio or nothing to join.
    private var wifiToJoin: WiFiJoin? { wifi == nil ? nil : configuration?.wifi }

    mutating func startWiFi(at now: Instant) -> [Action] {
        guard let network = wifiToJoin else { return fail(.noWiFi, at: now) }
        step = .joining
        medium = .wifi
        limit = .never
        return tellWiFi(.join(network), at: now)
    }

    mutating func changeLink(_ isLinked: Bool, at now: Instant) -> [Action] {
        guard hardware.ethernet != nil, isLinked != self.isLinked else { return [] }
        self.isLinked = isLinked
        if isLinked { return step == .waitingForLink ? startAddress(on: .ethernet, at: now) : [] }
        return medium == .ethernet ? fail(.noWiFi, at: now) : []
    }

    /// Without a radio there is nothing to be found.
    mutating func scan(at now: Instant) -> [Action] {
        wifi == nil ? [.scanned([])] : tellWiFi(.scan, at: now)
    }

    mutating func tellWiFi(_ input: WiFiStation.Input, at now: Instant) -> [Action] {
        let said = wifi?.handle(input, at: now) ?? []
        var actions: [Action] = []
        for action in said { actions += follow(action, at: now) }
        return actions
    }

    private mutating func follow(_ action: WiFiStation.Action, at now: Instant) -> [Action] {
        switch action {
        case .transmit(let bytes, let channel): [.frame(bytes, channel: channel)]
        case .phase(let phase): follow(phase)
        case .joined: step == .joining ? startAddress(on: .wifi, at: now) : []
        case .failed, .lost: medium == .wifi ? fail(.noWiFi, at: now) : []
        case .scanned(let networks): [.scanned(networks)]
        case .credentials(let ssid, let key): [.learned(ssid: ssid, key: key)]
        case .radio(let state): [.radio(state)]
        }
    }

    private mutating func follow(_ phase: WiFiStation.Phase) -> [Action] {
        guard step == .joining else { return [] }
        return switch phase {
        case .off, .joined: []
        case .wps: show(.wps)
        case .searching: show(.searching)
        case .joining: show(.joining)
        }
    }
}
