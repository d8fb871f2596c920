import ImpRuntime

/// One access point, from the first frame to it until the station is part of its network.
struct Attempt: Codable, Equatable, Sendable {
    enum Step: Codable, Equatable {
        case authenticating
        case associating
        case securing(Supplicant)
        case enrolling(Enrollee)
    }

    let join: WiFiJoin
    let network: HeardNetwork
    /// To be tried after this one, the best first.
    let others: [HeardNetwork]
    let wpsEnd: Instant?
    private(set) var step = Step.authenticating
    private(set) var triesLeft = WiFiFigures.tries
    private(set) var deadline: Instant

    /// `networks` is not empty.
    init(_ join: WiFiJoin, _ networks: [HeardNetwork], wpsEnd: Instant?, at now: Instant) {
        self.join = join
        network = networks[0]
        others = Array(networks.dropFirst())
        self.wpsEnd = wpsEnd
        deadline = now
    }

    mutating func proceed(to step: Step, at now: Instant) {
        self.step = step
        triesLeft = WiFiFigures.tries
        // The access point begins the handshake, and sends again what is lost.
        if case .securing = step { deadline = now + WiFiFigures.handshake } else { deadline = now }
    }

    /// Keeps the time and the tries left.
    mutating func update(_ supplicant: Supplicant) { step = .securing(supplicant) }

    /// What is to be sent now; nil when it was sent often enough.
    mutating func nextTry(at now: Instant) -> FrameBody? {
        guard triesLeft > 0, let request else { return nil }
        triesLeft -= 1
        deadline = now + answerTime
        return request
    }

    private var answerTime: TimeSpan {
        if case .enrolling = step { WiFiFigures.wpsAnswer } else { WiFiFigures.answer }
    }

    private var request: FrameBody? {
        switch step {
        case .authenticating: .authentication(Authentication(step: 1))
        case .associating: .associationRequest(elements)
        case .securing: nil
        case .enrolling(let enrollee): .port(.wps(enrollee.pending))
        }
    }

    /// For WPS the station asks for it, and not for encryption.
    private var elements: NetworkElements {
        var elements = NetworkElements()
        elements.ssid = network.ssid
        elements.rates = NetworkElements.usualRates
        elements.hasWME = network.hasWME
        if let mode = join.wps {
            elements.wps = WPSElement(isActive: true, method: mode.method)
        } else if !network.isOpen {
            elements.security = .wpa2Personal
        }
        return elements
    }

    /// What a silent or a departing access point means.
    func failure(_ other: WiFiFailure) -> WiFiFailure {
        if case .securing(let supplicant) = step, supplicant.hasAnswered { .wrongKey } else { other }
    }
}
