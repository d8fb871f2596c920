public import ImpOS
public import ImpRuntime

/// A Wi-Fi access point: frames of stations in, its answers out.
public struct AccessPoint: Codable, Equatable, Sendable {
    public struct Answer: Codable, Equatable, Sendable {
        public let frame: [UInt8]
        /// From now on.
        public let delay: TimeSpan
    }

    public internal(set) var settings: AccessPointSettings
    /// Sorted by address.
    var clients: [AccessPointClient] = []
    var random: SeededRandom
    private var sequence: UInt16 = 0
    private var started: Instant
    var knownKey: MasterKey?
    private var answers: [Answer] = []

    public init(_ settings: AccessPointSettings, random: SeededRandom, at now: Instant = .start) {
        self.settings = settings
        self.random = random
        started = now
    }

    /// Whose data it passes on.
    public var members: [MACAddress] { clients.filter { $0.stage == .member }.map(\.address) }

    /// When it wants a tick.
    public var deadline: Instant? { clients.compactMap(\.deadline).min() }

    /// Anything but a well-formed frame to it or to all is ignored.
    public mutating func handle(_ bytes: [UInt8], at now: Instant) -> [Answer] {
        guard settings.isUp, let frame = Frame(bytes),
            frame.receiver == settings.bssid || frame.receiver == .broadcast
        else { return [] }
        receive(frame, at: now)
        return takeAnswers()
    }

    /// Sends again what was not answered.
    public mutating func tick(at now: Instant) -> [Answer] {
        for client in clients {
            if let deadline = client.deadline, deadline <= now { continueHandshake(client, at: now) }
        }
        return takeAnswers()
    }

    /// Ends all associations.
    public mutating func deauthenticateAll() -> [Answer] {
        clients = []
        return [announce(.deauthentication(reason: 3))]
    }

    /// A frame to all who hear it.
    mutating func announce(_ body: FrameBody) -> Answer {
        send(body, to: .broadcast, after: .zero)
        return answers.removeLast()
    }

    /// The beacon as it is now.
    mutating func beacon(at now: Instant) -> Answer {
        announce(.beacon(advertisement(named: !settings.isHidden, at: now)))
    }

    /// New settings; stations that must join anew are forgotten.
    mutating func change(to new: AccessPointSettings, at now: Instant) {
        if new.restarts(after: settings) {
            clients = []
            started = now
            knownKey = nil
        }
        settings = new
    }

    private mutating func takeAnswers() -> [Answer] {
        defer { answers = [] }
        return answers
    }

    mutating func send(_ body: FrameBody, to receiver: MACAddress, after delay: TimeSpan) {
        let frame = Frame(from: settings.bssid, to: receiver, bssid: settings.bssid, sequence: sequence, body)
        sequence = (sequence + 1) & 0xFFF
        answers.append(Answer(frame: frame.bytes, delay: delay))
    }

    func advertisement(named: Bool, at now: Instant) -> Advertisement {
        var elements = NetworkElements()
        elements.ssid = named ? settings.ssid : ByteString("")
        elements.rates = NetworkElements.usualRates
        elements.channel = settings.channel
        elements.country = Array(settings.country.utf8.prefix(2))
        elements.security = settings.security == .open ? nil : .wpa2Personal
        elements.hasWME = settings.wme != .none
        elements.wps = wpsElement(at: now)
        return Advertisement(
            timestamp: UInt64(max(0, now.since(started).nanoseconds / 1_000)), isPrivate: settings.security != .open,
            elements: elements)
    }

    private func wpsElement(at now: Instant) -> WPSElement? {
        guard settings.wps != .none else { return nil }
        let mode = settings.wpsMode(at: now)
        return WPSElement(isActive: mode != nil, method: mode?.method)
    }
}
