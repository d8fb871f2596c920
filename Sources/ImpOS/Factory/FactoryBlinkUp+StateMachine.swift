public import ImpRuntime

/// `server.factoryblinkup`: a fixture asks the server for an enrolment token and flashes it, with a network's settings,
/// to the device under test. The program stands still meanwhile.
public struct FactoryBlinkUp: Codable, Equatable, Sendable {
    public enum Input: Codable, Equatable, Sendable {
        /// The program's call; one that still waits for its token is given up.
        case call(FactoryBlinkUpRequest)
        case token(number: UInt32, ByteString)
        /// The server has none, and says why.
        case refusal(number: UInt32, String)
        case tick
    }

    public enum Action: Codable, Equatable, Sendable {
        /// To the server, which answers with the number and a token.
        case askForToken(number: UInt32)
        case logError(String)
        /// The program stops, and the pin carries the frame.
        case flash(FactoryFlash)
        /// The frame is out: the program goes on.
        case resume
    }

    /// The vendor's text.
    static let notAFixture = "Factory BlinkUp request failed. This is not a factory imp."
    /// Chosen.
    static let noToken = "Factory BlinkUp request failed. There is no token from the server."

    private let isFixture: Bool
    private var pending: PendingRequest?
    private var request: FactoryBlinkUpRequest?
    private var nextNumber: UInt32 = 1
    private var flashEnd: Instant?

    public init(isFixture: Bool) { self.isFixture = isFixture }

    public var deadline: Instant? { flashEnd ?? pending?.due }

    public mutating func handle(_ input: Input, at now: Instant) -> [Action] {
        let due = expire(at: now)
        return due + take(input, at: now)
    }

    private mutating func take(_ input: Input, at now: Instant) -> [Action] {
        switch input {
        case .call(let request): call(request, at: now)
        case .token(let number, let token): number == pending?.number ? flash(token, at: now) : []
        case .refusal(let number, let reason): number == pending?.number ? giveUp(reason) : []
        case .tick: []
        }
    }

    private mutating func giveUp(_ reason: String) -> [Action] {
        _ = endRequest()
        return [.logError("Factory BlinkUp request failed. " + reason)]
    }

    private mutating func call(_ request: FactoryBlinkUpRequest, at now: Instant) -> [Action] {
        guard isFixture else { return [.logError(FactoryBlinkUp.notAFixture)] }
        let number = nextNumber
        nextNumber &+= 1
        self.request = request
        pending = PendingRequest(number: number, at: now)
        return [.askForToken(number: number)]
    }

    private mutating func flash(_ token: ByteString, at now: Instant) -> [Action] {
        guard let request = endRequest() else { return [] }
        do throws(BlinkUpFailure) {
            let flash = try request.flash(token: token)
            flashEnd = now + flash.duration
            return [.flash(flash)]
        } catch {
            return [.logError(FactoryBlinkUp.noToken)]
        }
    }

    private mutating func expire(at now: Instant) -> [Action] {
        if let end = flashEnd, end <= now {
            flashEnd = nil
            return [.resume]
        }
        var actions: [Action] = []
        while let request = pending, request.due <= now { actions.append(retry(request)) }
        return actions
    }

    private mutating func retry(_ pendingRequest: PendingRequest) -> Action {
        var next = pendingRequest
        guard next.retry() else {
            _ = endRequest()
            return .logError(FactoryBlinkUp.noToken)
        }
        pending = next
        return .askForToken(number: next.number)
    }

    private mutating func endRequest() -> FactoryBlinkUpRequest? {
        defer { (request, pending) = (nil, nil) }
        return request
    }
}
