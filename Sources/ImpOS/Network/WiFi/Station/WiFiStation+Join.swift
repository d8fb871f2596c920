import ImpRuntime

/// From the wish to join to the association, and out of it.
extension WiFiStation {
    mutating func begin(_ join: WiFiJoin, at now: Instant) {
        sayGoodbye()
        activity = .off
        country = join.country
        let wpsEnd = join.wps.map { _ in now + WiFiFigures.wps }
        guard wpsEnd != nil || (1...32).contains(join.credentials.ssid.bytes.count) else {
            return fail(.notFound, at: now)
        }
        // The program's scan has the radio; it does not last a second.
        let start = scan?.end ?? radioReady(at: now)
        activity = .searching(Search(join, startingAt: start, wpsEnd: wpsEnd))
    }

    mutating func leave() {
        sayGoodbye()
        activity = .off
        endScan()
    }

    mutating func advance(_ search: Search, at now: Instant) {
        if let end = search.wpsEnd, end <= now { return fail(.wpsTimedOut, at: now) }
        var search = search
        if let channel = search.scan.advance(at: now) {
            activity = .searching(search)
            return probe(search.join.wps == nil ? search.join.credentials.ssid : ByteString(""), channel)
        }
        switch search.result {
        case .candidates(let networks): attempt(search.join, networks, wpsEnd: search.wpsEnd, at: now)
        case .failure(let failure): fail(failure, at: now)
        case .nothing: searchAgain(search, at: now)
        }
    }

    private mutating func searchAgain(_ search: Search, at now: Instant) {
        guard search.wpsEnd == nil else {
            activity = .searching(
                Search(search.join, startingAt: now + WiFiFigures.wpsPause, wpsEnd: search.wpsEnd))
            return
        }
        guard search.passesLeft > 0 else { return fail(.notFound, at: now) }
        var next = Search(search.join, startingAt: now)
        next.passesLeft = search.passesLeft - 1
        activity = .searching(next)
    }

    private mutating func attempt(_ join: WiFiJoin, _ networks: [HeardNetwork], wpsEnd: Instant?, at now: Instant) {
        advance(Attempt(join, networks, wpsEnd: wpsEnd, at: now), at: now)
    }

    mutating func advance(_ attempt: Attempt, at now: Instant) {
        if let end = attempt.wpsEnd, end <= now { return fail(.wpsTimedOut, at: now) }
        var attempt = attempt
        guard let request = attempt.nextTry(at: now) else {
            return giveUp(attempt, attempt.failure(.timedOut), at: now)
        }
        activity = .trying(attempt)
        transmit(request, to: attempt.network)
    }

    mutating func transmit(_ body: FrameBody, to network: HeardNetwork) {
        transmit(body, to: network.bssid, bssid: network.bssid, network.channel)
    }

    /// The next access point, if there is one. WPS looks again until its time is over.
    mutating func giveUp(_ attempt: Attempt, _ failure: WiFiFailure, at now: Instant) {
        if !attempt.others.isEmpty {
            self.attempt(attempt.join, attempt.others, wpsEnd: attempt.wpsEnd, at: now)
        } else if let end = attempt.wpsEnd, failure != .wrongPIN {
            activity = .searching(Search(attempt.join, startingAt: now + WiFiFigures.wpsPause, wpsEnd: end))
        } else {
            fail(failure, at: now)
        }
    }

    mutating func fail(_ failure: WiFiFailure, at now: Instant) {
        activity = .off
        actions.append(.failed(failure))
        startWantedScan(at: now)
    }

    mutating func lose(_ failure: WiFiFailure, at now: Instant) {
        activity = .off
        actions.append(.lost(failure))
    }

    mutating func complete(_ attempt: Attempt, _ supplicant: Supplicant?, at now: Instant) {
        let membership = Membership(attempt, supplicant)
        activity = .joined(membership)
        actions.append(.joined(membership.association))
        startWantedScan(at: now)
    }

    /// With the credentials that WPS brought.
    mutating func join(with credentials: WiFiCredentials, after attempt: Attempt, at now: Instant) {
        transmit(.port(.wps(.done)), to: attempt.network)
        sayGoodbye()
        actions.append(.credentials(ssid: credentials.ssid, key: credentials.key))
        let join = WiFiJoin(ssid: credentials.ssid, key: credentials.key, country: attempt.join.country)
        activity = .searching(Search(join, startingAt: now))
    }

    /// So that the access point need not keep a place.
    private mutating func sayGoodbye() {
        let leaving = FrameBody.deauthentication(reason: 3)
        switch activity {
        case .off, .searching: break
        case .trying(let attempt): transmit(leaving, to: attempt.network)
        case .joined(let membership):
            let association = membership.association
            transmit(leaving, to: association.bssid, bssid: association.bssid, association.channel)
        }
    }
}
