import ImpOS
import ImpRuntime

/// What frames of stations do.
extension AccessPoint {
    mutating func receive(_ frame: Frame, at now: Instant) {
        let station = frame.transmitter
        switch frame.body {
        case .probeRequest(let elements): answerProbe(of: station, for: elements.ssid ?? ByteString(""), at: now)
        case _ where frame.bssid != settings.bssid || frame.receiver != settings.bssid: break
        case .authentication(let request) where request.step == 1: authenticate(station)
        case .associationRequest(let elements): associate(station, elements, at: now)
        case .deauthentication, .disassociation: forget(station)
        case .port(.key(let key)): receive(key, from: station, at: now)
        case .port(.wps(let message)): receive(message, from: station, at: now)
        default: break
        }
    }

    /// Hidden networks answer to their name only; but their beacons are heard, without the name.
    private mutating func answerProbe(of station: MACAddress, for name: ByteString, at now: Instant) {
        if name == settings.ssid || name.bytes.isEmpty && !settings.isHidden {
            send(.probeResponse(advertisement(named: true, at: now)), to: station, after: AirFigures.answer)
        } else if name.bytes.isEmpty {
            send(.beacon(advertisement(named: false, at: now)), to: .broadcast, after: AirFigures.beacon)
        }
    }

    private mutating func authenticate(_ station: MACAddress) {
        set(.authenticated, of: station)
        send(.authentication(Authentication(step: 2)), to: station, after: AirFigures.answer)
    }

    private mutating func associate(_ station: MACAddress, _ elements: NetworkElements, at now: Instant) {
        guard stage(of: station) != nil else {
            // Not authenticated.
            return send(.deauthentication(reason: 6), to: station, after: AirFigures.answer)
        }
        let status = refusal(of: elements)
        var own = advertisement(named: true, at: now).elements
        own.country = nil
        send(.associationResponse(status: status ?? 0, own), to: station, after: AirFigures.answer)
        if status == nil { admit(station, elements, at: now) }
    }

    /// A status of 802.11, or nil.
    private func refusal(of elements: NetworkElements) -> UInt16? {
        if elements.ssid != settings.ssid { return 1 }
        // "Does not support HT features", which cannot be had without WME.
        if settings.wme == .required && !elements.hasWME { return 27 }
        if elements.wps != nil { return settings.wps == .none ? 40 : nil }
        if settings.security == .open { return elements.security == nil ? nil : 40 }
        // "Invalid element", of security.
        return elements.security == .wpa2Personal ? nil : 40
    }

    private mutating func admit(_ station: MACAddress, _ elements: NetworkElements, at now: Instant) {
        if elements.wps != nil {
            set(.enrolling(Registrar(random: &random)), of: station)
        } else if settings.security == .open {
            set(.member, of: station)
        } else {
            beginHandshake(with: station, at: now)
        }
    }

    private mutating func beginHandshake(with station: MACAddress, at now: Instant) {
        let key = knownKey ?? MasterKey(password: settings.key, ssid: settings.ssid)
        knownKey = key
        let authenticator = Authenticator(
            key, groupKey: ByteString(random.bytes(16)), station: station, accessPoint: settings.bssid, random: &random,
            at: now)
        continueHandshake(AccessPointClient(address: station, stage: .securing(authenticator)), at: now)
    }

    /// Its next message, or the end of the station's patience.
    mutating func continueHandshake(_ client: AccessPointClient, at now: Instant) {
        guard case .securing(var authenticator) = client.stage else { return }
        guard let message = authenticator.nextTry(at: now) else {
            forget(client.address)
            // "Four-way handshake timeout"
            return send(.deauthentication(reason: 15), to: client.address, after: AirFigures.answer)
        }
        set(.securing(authenticator), of: client.address)
        send(.port(.key(message)), to: client.address, after: AirFigures.key)
    }

    private mutating func receive(_ key: KeyFrame, from station: MACAddress, at now: Instant) {
        guard case .securing(var authenticator) = stage(of: station), authenticator.handle(key, at: now) else { return }
        if authenticator.isDone { return set(.member, of: station) }
        continueHandshake(AccessPointClient(address: station, stage: .securing(authenticator)), at: now)
    }

    private mutating func receive(_ message: WPSMessage, from station: MACAddress, at now: Instant) {
        guard case .enrolling(var registrar) = stage(of: station) else { return }
        if message == .done { return forget(station) }
        let answer = registrar.handle(
            message, mode: settings.wpsMode(at: now),
            WiFiCredentials(ssid: settings.ssid, key: settings.key), random: &random)
        set(.enrolling(registrar), of: station)
        if let answer { send(.port(.wps(answer)), to: station, after: AirFigures.wps) }
    }

    private func stage(of station: MACAddress) -> AccessPointClient.Stage? {
        clients.first { $0.address == station }?.stage
    }

    private mutating func set(_ stage: AccessPointClient.Stage, of station: MACAddress) {
        forget(station)
        let index = clients.firstIndex { $0.address > station } ?? clients.endIndex
        clients.insert(AccessPointClient(address: station, stage: stage), at: index)
    }

    private mutating func forget(_ station: MACAddress) { clients.removeAll { $0.address == station } }
}
