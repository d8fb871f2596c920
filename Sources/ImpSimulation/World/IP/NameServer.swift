public import ImpOS
public import ImpRuntime

/// Answers questions for the addresses of names.
public struct NameServer: Codable, Equatable, Sendable {
    public enum Behaviour: Codable, Equatable, Sendable {
        case answers
        case silent
        /// Cannot say (SERVFAIL).
        case fails
        /// Says this whatever the name.
        case answersWrongly(IPv4Address)
    }

    public var address: IPv4Address
    public var behaviour: Behaviour
    public var delay: TimeSpan

    public init(
        address: IPv4Address, behaviour: Behaviour = .answers, delay: TimeSpan = WorldFigures.nameAnswer
    ) {
        self.address = address
        self.behaviour = behaviour
        self.delay = delay
    }

    /// Nil if there is none.
    func answer(_ question: DNSMessage, _ names: [KnownName]) -> DNSMessage? {
        guard question.kind == .question, let kind = kind(question.name, names) else { return nil }
        return DNSMessage(kind, id: question.id, name: question.name)
    }

    private func kind(_ name: String, _ names: [KnownName]) -> DNSMessage.Kind? {
        switch behaviour {
        case .silent: nil
        case .fails: .serverFailure
        case .answersWrongly(let address): .address(address)
        case .answers: names.address(of: name).map { .address($0) } ?? .noSuchName
        }
    }
}

/// A name and what it stands for.
public struct KnownName: Codable, Equatable, Sendable {
    public var name: String
    public var address: IPv4Address

    public init(_ name: String, _ address: IPv4Address) {
        self.name = name
        self.address = address
    }
}

extension [KnownName] {
    /// Names do not tell capitals from small letters (RFC 4343).
    func address(of name: String) -> IPv4Address? {
        first { $0.name.lowercased() == name.lowercased() }?.address
    }
}
