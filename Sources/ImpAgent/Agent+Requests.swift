public import ImpRuntime
import SquirrelVM

/// The agent's own requests, from the program's order to its answer.
extension Agent {
    /// Sends a request on its way. What fails at once fails as if it had come back: later.
    ///
    /// - Parameter span: how long callbacks wait for its end; nil for ever.
    /// - Returns: its number.
    mutating func send(
        _ made: OutgoingRequest, object: UInt32, to receiver: SentRequest.Receiver, within span: TimeSpan?
    ) -> UInt64 {
        var request = made
        request.number = state.requests.nextNumber()
        let way = way(of: request)
        state.requests.sent[request.number] = SentRequest(
            object: object, method: request.method, isOutside: way == .outside, receiver: receiver)
        if let span {
            state.requests.deadlines.add(request.number, ready: script.now + span, sequence: script.nextSequence())
        }
        let soon = script.now + OwnURL.delay
        switch way {
        case .outside: put(.send(request, at: script.now))
        case .own(let request): receive(request, at: soon)
        case .none(let answer): receive(answer, to: request.number, at: soon)
        }
        return request.number
    }

    /// Where a request goes.
    private enum Way: Equatable {
        case outside
        case own(HTTPRequest)
        case none(OutgoingAnswer)
    }

    private mutating func way(of request: OutgoingRequest) -> Way {
        guard state.requests.credits.take(at: script.now) else {
            return .none(OutgoingAnswer(status: HTTPLimits.tooManyRequests))
        }
        if let own = OwnURL.incoming(request, to: state.url) { return .own(own) }
        return RequestURL(request.url) == nil ? .none(OutgoingAnswer(.malformedURL)) : .outside
    }

    // MARK: What comes back

    /// From the egress.
    public mutating func receive(_ event: EgressEvent, at instant: Instant) {
        switch event {
        case .content(let number, let bytes):
            if state.requests.sent[number] != nil { queue(.content(number, bytes), at: instant) }
        case .answer(let number, let answer): receive(answer, to: number, at: instant)
        }
    }

    /// The end of a request; nothing happens when it is not waited for any more.
    public mutating func receive(_ answer: OutgoingAnswer, to number: UInt64, at instant: Instant) {
        guard let row = state.requests.sent[number], !row.isAnswered else { return }
        state.requests.sent[number]?.isAnswered = true
        switch row.receiver {
        case .call:
            state.requests.sent[number]?.receiver = .call(answer)
            script.hasten(to: instant)
        case .callbacks(_, content: nil): queue(.answer(number, answer), at: instant)
        case .callbacks:
            if !answer.body.bytes.isEmpty { queue(.content(number, answer.body), at: instant) }
            let end = OutgoingAnswer(status: answer.status, headers: answer.headers)
            queue(.answer(number, end), at: instant)
        }
    }

    /// A reply of the program's own handler to a request of the program.
    mutating func answerOwn(_ reply: HTTPReply) {
        let number = OwnURL.unmarked(reply.number)
        guard let row = state.requests.sent[number] else { return }
        receive(OwnURL.answer(reply, to: row.method), to: number, at: script.now + OwnURL.delay)
    }

    // MARK: What the program gets

    mutating func start(_ number: UInt64, _ content: ByteString) {
        guard let row = state.requests.sent[number], case .callbacks(_, let callback?) = row.receiver,
            let function = script.machine.value(of: callback)
        else { return }
        if row.isOutside { put(.resume(number)) }
        script.start(function, [script.machine.makeString(content.bytes) ?? .null])
    }

    /// Calls back with the answer. One that is late has nobody left to get it.
    mutating func finish(_ number: UInt64, _ answer: OutgoingAnswer) {
        guard let row = end(number), case .callbacks(let done, let content) = row.receiver else { return }
        if let content { script.forget(content) }
        let function = script.machine.value(of: done)
        script.forget(done)
        if let function { script.start(function, [script.machine.makeTable(of: answer) ?? .null]) }
    }

    /// What `sendsync` gives.
    public mutating func waited() -> HostAnswer {
        guard let number = state.requests.awaited, let row = end(number), case .call(let answer) = row.receiver else {
            return .null
        }
        let table = script.machine.makeTable(of: answer ?? OutgoingAnswer(.timedOut))
        return table.map { .value($0) } ?? .outOfMemory
    }

    // MARK: Ends

    /// Takes a request out, and back from the egress if it is still there.
    private mutating func end(_ number: UInt64) -> SentRequest? {
        guard let row = state.requests.end(number) else { return nil }
        if row.isOutside && !row.isAnswered { put(.cancel(number)) }
        return row
    }

    /// Neither of its callbacks is called any more.
    mutating func cancelRequest(of object: UInt32) {
        guard let number = state.requests.number(object: object), let row = end(number),
            case .callbacks(let done, let content) = row.receiver
        else { return }
        script.forget(done)
        if let content { script.forget(content) }
        forgetEvents { $0 == number }
    }

    /// The program is gone.
    mutating func cancelAllRequests() {
        for number in state.requests.sent.keys { _ = end(number) }
        state.requests.forgetAll()
        forgetEvents { _ in true }
    }

    private mutating func forgetEvents(of isGone: (UInt64) -> Bool) {
        state.inbox.removeAll { event in
            switch event {
            case .content(let number, _), .answer(let number, _): isGone(number)
            case .request(let request): OwnURL.marks(request.number) && isGone(OwnURL.unmarked(request.number))
            default: false
            }
        }
    }

    /// After a restoring: what was under way outside is lost.
    mutating func failRequestsOutside() {
        for number in state.requests.sent.keys where state.requests.sent[number]?.isOutside ?? false {
            receive(OutgoingAnswer(.connectionLost), to: number, at: script.now)
        }
    }
}
