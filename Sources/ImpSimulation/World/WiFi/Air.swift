public import ImpOS
public import ImpRuntime

/// All access points, and what passes between them and a station.
///
/// It costs nothing while nothing happens: there is no beacon but those by which something changed, and the end of an
/// access point's beacons is told once.
public struct Air: Codable, Equatable, Sendable {
    public enum Event: Codable, Equatable, Sendable {
        /// A frame on its way; signal in dBm.
        case frame([UInt8], signal: Int, channel: Int, at: Instant)
        /// From now on none is heard.
        case beaconsMissed(from: MACAddress)
    }

    public private(set) var accessPoints: [AccessPoint]

    /// Each needs a BSSID of its own.
    public init(_ settings: [AccessPointSettings], random: SeededRandom) {
        var random = random
        accessPoints = settings.map { AccessPoint($0, random: SeededRandom(seed: random.next())) }
    }

    /// When it wants a tick.
    public var deadline: Instant? { accessPoints.compactMap(\.deadline).min() }

    /// A station sends.
    public mutating func transmit(_ frame: [UInt8], channel: Int, at now: Instant) -> [Event] {
        accessPoints.indices.flatMap { index -> [Event] in
            let settings = accessPoints[index].settings
            guard settings.isAudible, settings.channel == channel else { return [] }
            return events(accessPoints[index].handle(frame, at: now), settings, at: now)
        }
    }

    public mutating func tick(at now: Instant) -> [Event] {
        accessPoints.indices.flatMap { index in
            events(accessPoints[index].tick(at: now), accessPoints[index].settings, at: now)
        }
    }

    /// Whether data of the station are passed on.
    public func carriesData(of station: MACAddress, at bssid: MACAddress) -> Bool {
        accessPoints.contains { $0.settings.bssid == bssid && $0.settings.isAudible && $0.members.contains(station) }
    }

    /// Ends all associations with an access point.
    public mutating func deauthenticateAll(at bssid: MACAddress, _ now: Instant) -> [Event] {
        guard let index = index(of: bssid) else { return [] }
        return events(accessPoints[index].deauthenticateAll(), accessPoints[index].settings, at: now)
    }

    /// Changes an access point: its signal, its name, whether it is up. One that starts, or starts anew, ends all
    /// associations that stations may still believe in, as hostapd does.
    public mutating func change(
        _ bssid: MACAddress, at now: Instant, _ change: (inout AccessPointSettings) -> Void
    ) -> [Event] {
        guard let index = index(of: bssid) else { return [] }
        let old = accessPoints[index].settings
        var new = old
        change(&new)
        guard new != old else { return [] }
        accessPoints[index].change(to: new, at: now)
        return news(of: index, after: old, at: now)
    }

    private mutating func news(of index: Int, after old: AccessPointSettings, at now: Instant) -> [Event] {
        let new = accessPoints[index].settings
        var events: [Event] = []
        let moved = (old.bssid, old.channel) != (new.bssid, new.channel)
        if old.isAudible && (!new.isAudible || moved) { events.append(.beaconsMissed(from: old.bssid)) }
        guard new.isAudible else { return events }
        if new.restarts(after: old) {
            events += self.events([accessPoints[index].announce(.deauthentication(reason: 2))], new, at: now)
        }
        return events + self.events([accessPoints[index].beacon(at: now)], new, at: now)
    }

    private func index(of bssid: MACAddress) -> Int? { accessPoints.firstIndex { $0.settings.bssid == bssid } }

    /// Nothing is heard of an access point that is too far away.
    private func events(_ answers: [AccessPoint.Answer], _ settings: AccessPointSettings, at now: Instant) -> [Event] {
        guard settings.isAudible else { return [] }
        return answers.map {
            .frame($0.frame, signal: settings.signal, channel: settings.channel, at: now + $0.delay)
        }
    }
}
