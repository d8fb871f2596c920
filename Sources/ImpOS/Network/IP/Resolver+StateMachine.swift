public import ImpRuntime

/// Finds the address of a name: asks one or two name servers in turn until one knows.
public struct Resolver: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// A dotted quad needs no question.
        case start(name: String, servers: [IPv4Address])
        case message(DNSMessage, from: IPv4Address)
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        case send(DNSMessage, to: IPv4Address)
        case resolved(IPv4Address)
        case failed
    }

    private struct Search: Codable, Equatable {
        var name: String
        var servers: [IPv4Address]
        var tries = 0
        var id: UInt16 = 0
        var next = Instant.start

        var asked: IPv4Address { servers[(tries - 1) % servers.count] }
    }

    private var random: SeededRandom
    private var search: Search?

    public init(random: SeededRandom) { self.random = random }

    public var deadline: Instant? { search?.next }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .start(let name, let servers): start(name, servers, at: now)
        case .message(let message, let server): receive(message, from: server, at: now)
        case .tick: tick(at: now)
        }
    }

    /// Forgets the question.
    public mutating func stop() { search = nil }

    private mutating func start(_ name: String, _ servers: [IPv4Address], at now: Instant) -> [Action] {
        if let address = IPv4Address(dottedQuad: name) { return [.resolved(address)] }
        guard !servers.isEmpty, !name.isEmpty else { return [.failed] }
        search = Search(name: name, servers: servers)
        return ask(at: now)
    }

    private mutating func ask(at now: Instant) -> [Action] {
        guard var search, search.tries < IPFigures.nameTries else { return end(.failed) }
        search.tries += 1
        search.id = random.next()
        search.next = now + IPFigures.nameRetry
        self.search = search
        return [.send(DNSMessage(.question, id: search.id, name: search.name), to: search.asked)]
    }

    private mutating func tick(at now: Instant) -> [Action] {
        guard let search, now >= search.next else { return [] }
        return ask(at: now)
    }

    /// Only the server that was asked last is believed, and only with the number of that question.
    private mutating func receive(_ message: DNSMessage, from server: IPv4Address, at now: Instant) -> [Action] {
        guard let search, message.id == search.id, message.name == search.name, server == search.asked else {
            return []
        }
        switch message.kind {
        case .question: return []
        case .address(let address): return end(.resolved(address))
        case .noSuchName: return end(.failed)
        case .serverFailure: return ask(at: now)
        }
    }

    private mutating func end(_ action: Action) -> [Action] {
        search = nil
        return [action]
    }
}
