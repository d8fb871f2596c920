public import ImpRuntime

/// Gets an address from a DHCP server and keeps it (RFC 2131).
///
/// If the device had an address in this network before, it asks for that one first: two messages instead of four.
public struct DHCPClient: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// `old` is the address of before.
        case start(old: IPv4Address?)
        case message(DHCPMessage)
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        case send(DHCPMessage)
        case bound(IPv4Configuration)
        /// There was no address in time.
        case failed
        /// The address is not the device's any more.
        case expired
    }

    private enum State: Codable, Equatable {
        case idle
        case reclaiming(IPv4Address)
        case discovering
        case requesting(IPv4Address, of: IPv4Address?)
        case bound(DHCPLease, expires: Instant)
        case renewing(DHCPLease, expires: Instant)
    }

    private let client: MACAddress
    private var random: SeededRandom
    private var state = State.idle
    private var transaction: UInt32 = 0
    /// When the state ends if nothing comes.
    private var limit = Instant.never
    /// When the message is sent again, or the lease renewed.
    private var next = Instant.never
    /// How often the message was sent.
    private var tries = 0

    public init(client: MACAddress, random: SeededRandom) {
        self.client = client
        self.random = random
    }

    public var deadline: Instant? {
        state == .idle ? nil : min(limit, next)
    }

    /// What the device has at the moment.
    public var configuration: IPv4Configuration? {
        switch state {
        case .bound(let lease, _), .renewing(let lease, _): lease.configuration
        default: nil
        }
    }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .start(let old): start(old, at: now)
        case .message(let message): receive(message, at: now)
        case .tick: tick(at: now)
        }
    }

    private mutating func start(_ old: IPv4Address?, at now: Instant) -> [Action] {
        limit = now + IPFigures.addressLimit
        guard let old else { return ask(.discovering, at: now) }
        return ask(.reclaiming(old), at: now)
    }
}

/// What arrives.
extension DHCPClient {
    private mutating func receive(_ message: DHCPMessage, at now: Instant) -> [Action] {
        guard message.client == client, message.transaction == transaction, state != .idle else { return [] }
        let late = tick(at: now)
        return late + receiveInTime(message.kind, at: now)
    }

    private mutating func receiveInTime(_ kind: DHCPMessage.Kind, at now: Instant) -> [Action] {
        switch (state, kind) {
        case (.discovering, .offer(let lease)):
            ask(.requesting(lease.configuration.address, of: lease.configuration.dhcpServer), at: now)
        case (.requesting(let wanted, _), .acknowledge(let lease)), (.reclaiming(let wanted), .acknowledge(let lease)):
            lease.configuration.address == wanted ? bind(lease, at: now) : []
        case (.requesting, .refuse), (.reclaiming, .refuse):
            ask(.discovering, at: now)
        case (.renewing(let old, _), .acknowledge(let lease)):
            lease.configuration == old.configuration ? renew(lease, at: now) : expire()
        case (.renewing, .refuse):
            expire()
        default: []
        }
    }

    private mutating func bind(_ lease: DHCPLease, at now: Instant) -> [Action] {
        [.bound(lease.configuration)] + renew(lease, at: now)
    }

    /// Half of the lease is left when it is renewed (RFC 2131, section 4.4.5).
    private mutating func renew(_ lease: DHCPLease, at now: Instant) -> [Action] {
        limit = now + lease.duration
        next = now + TimeSpan(nanoseconds: lease.duration.nanoseconds / 2)
        state = .bound(lease, expires: limit)
        return []
    }

    private mutating func expire() -> [Action] {
        state = .idle
        return [.expired]
    }
}

/// What time brings.
extension DHCPClient {
    private mutating func tick(at now: Instant) -> [Action] {
        guard state != .idle else { return [] }
        if now >= limit { return end() }
        return now >= next ? proceed(at: now) : []
    }

    private mutating func end() -> [Action] {
        if configuration != nil { return expire() }
        state = .idle
        return [.failed]
    }

    private mutating func proceed(at now: Instant) -> [Action] {
        switch state {
        case .idle: return []
        case .reclaiming where tries >= IPFigures.oldAddressTries:
            return ask(.discovering, at: now)
        case .reclaiming, .discovering, .requesting:
            return send(at: now)
        case .bound(let lease, let expires), .renewing(let lease, let expires):
            newTransaction()
            state = .renewing(lease, expires: expires)
            return send(at: now)
        }
    }
}

/// What is sent.
extension DHCPClient {
    /// Begins a state that asks for something.
    private mutating func ask(_ new: State, at now: Instant) -> [Action] {
        if case .requesting = new {} else { newTransaction() }
        state = new
        tries = 0
        return send(at: now)
    }

    private mutating func newTransaction() { transaction = random.next() }

    private mutating func send(at now: Instant) -> [Action] {
        guard let kind = question else { return [] }
        next = now + pause
        tries += 1
        return [.send(DHCPMessage(kind, transaction: transaction, client: client))]
    }

    private var pause: TimeSpan {
        if case .renewing = state { return IPFigures.renewalRetry }
        return IPFigures.addressRetry.times(1 << Int64(tries))
    }

    private var question: DHCPMessage.Kind? {
        switch state {
        case .idle, .bound: nil
        case .discovering: .discover
        case .reclaiming(let address): .request(address, of: nil)
        case .requesting(let address, let server): .request(address, of: server)
        case .renewing(let lease, _):
            .request(lease.configuration.address, of: lease.configuration.dhcpServer)
        }
    }
}
