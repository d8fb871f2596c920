import ImpRuntime

/// What frames do.
extension WiFiStation {
    mutating func receive(_ bytes: [UInt8], signal: Int, channel: Int, at now: Instant) {
        guard activity != .off || scan != nil, let frame = Frame(bytes), frame.transmitter == frame.bssid,
            frame.receiver == address || frame.receiver == .broadcast
        else { return }
        switch frame.body {
        case .beacon(let advertisement), .probeResponse(let advertisement):
            hear(HeardNetwork(advertisement, from: frame.bssid, signal: signal, channel: channel), on: channel)
        default: receive(frame, channel, at: now)
        }
    }

    private mutating func hear(_ network: HeardNetwork, on channel: Int) {
        if case .joined(var membership) = activity, membership.association.bssid == network.bssid {
            membership.association.signal = network.signal
            membership.lossAt = nil
            activity = .joined(membership)
        }
        guard country.channels.contains(network.channel) else { return }
        if scan?.channel == channel { scan?.hear(network) }
        if case .searching(var search) = activity, search.scan.channel == channel {
            search.scan.hear(network)
            activity = .searching(search)
        }
    }

    /// Of the access point that the station deals with.
    private mutating func receive(_ frame: Frame, _ channel: Int, at now: Instant) {
        switch activity {
        case .off, .searching: break
        case .trying(let attempt):
            guard attempt.network.bssid == frame.bssid, attempt.network.channel == channel else { return }
            receive(frame, in: attempt, at: now)
        case .joined(let membership):
            guard membership.association.bssid == frame.bssid, membership.association.channel == channel else { return }
            receive(frame, in: membership, at: now)
        }
    }

    private mutating func receive(_ frame: Frame, in attempt: Attempt, at now: Instant) {
        switch (frame.body, attempt.step) {
        case (.deauthentication(let reason), _), (.disassociation(let reason), _):
            giveUp(attempt, attempt.failure(.deauthenticated(reason: reason)), at: now)
        case _ where frame.receiver != address: break
        case (.authentication(let answer), .authenticating) where answer.step == 2:
            decide(answer.status, attempt, at: now) { $0.proceed($1, to: .associating, at: now) }
        case (.associationResponse(let status, _), .associating):
            decide(status, attempt, at: now) { $0.associated($1, at: now) }
        case (.port(.key(let key)), .securing(let supplicant)): secure(key, supplicant, attempt, at: now)
        case (.port(.wps(let message)), .enrolling(let enrollee)): enroll(message, enrollee, attempt, at: now)
        default: break
        }
    }

    /// Goes on, or has been refused.
    private mutating func decide(
        _ status: UInt16, _ attempt: Attempt, at now: Instant, goOn: (inout WiFiStation, Attempt) -> Void
    ) {
        guard status == 0 else { return giveUp(attempt, .refused(status: status), at: now) }
        goOn(&self, attempt)
    }

    private mutating func proceed(_ attempt: Attempt, to step: Attempt.Step, at now: Instant) {
        var next = attempt
        next.proceed(to: step, at: now)
        activity = .trying(next)
        // There is nothing to be sent when the access point has the next word.
        if next.deadline <= now { advance(next, at: now) }
    }

    private mutating func associated(_ attempt: Attempt, at now: Instant) {
        if let mode = attempt.join.wps {
            proceed(attempt, to: .enrolling(Enrollee(mode, random: &random)), at: now)
        } else if let security = attempt.network.security {
            let supplicant = Supplicant(
                masterKey(attempt.join.credentials), station: address, accessPoint: attempt.network.bssid,
                security: security, random: &random)
            proceed(attempt, to: .securing(supplicant), at: now)
        } else {
            complete(attempt, nil, at: now)
        }
    }

    private mutating func masterKey(_ credentials: WiFiCredentials) -> MasterKey {
        if let knownKey, knownKey.credentials == credentials { return knownKey.key }
        let key = MasterKey(password: credentials.key, ssid: credentials.ssid)
        knownKey = KnownKey(credentials: credentials, key: key)
        return key
    }

    private mutating func secure(_ key: KeyFrame, _ supplicant: Supplicant, _ attempt: Attempt, at now: Instant) {
        var (supplicant, attempt) = (supplicant, attempt)
        guard let answer = supplicant.handle(key) else { return }
        transmit(.port(.key(answer)), to: attempt.network)
        if supplicant.keys == nil {
            attempt.update(supplicant)
            activity = .trying(attempt)
        } else {
            complete(attempt, supplicant, at: now)
        }
    }

    private mutating func enroll(_ message: WPSMessage, _ enrollee: Enrollee, _ attempt: Attempt, at now: Instant) {
        var enrollee = enrollee
        switch enrollee.handle(message) {
        case .send: proceed(attempt, to: .enrolling(enrollee), at: now)
        case .learned(let credentials): join(with: credentials, after: attempt, at: now)
        case .failed(let failure): giveUp(attempt, failure, at: now)
        case .nothing: break
        }
    }

    private mutating func receive(_ frame: Frame, in membership: Membership, at now: Instant) {
        switch frame.body {
        case .deauthentication(let reason), .disassociation(let reason):
            lose(.deauthenticated(reason: reason), at: now)
        case .port(.key(let key)) where frame.receiver == address: answer(key, membership)
        default: break
        }
    }

    /// A third message that is sent again, as the fourth was lost.
    private mutating func answer(_ key: KeyFrame, _ membership: Membership) {
        var membership = membership
        guard let answer = membership.supplicant?.handle(key) else { return }
        activity = .joined(membership)
        let association = membership.association
        transmit(.port(.key(answer)), to: association.bssid, bssid: association.bssid, association.channel)
    }

    mutating func missBeacons(from bssid: MACAddress, at now: Instant) {
        guard case .joined(var membership) = activity, membership.association.bssid == bssid, membership.lossAt == nil
        else { return }
        membership.lossAt = now + WiFiFigures.beaconLoss
        activity = .joined(membership)
    }
}
