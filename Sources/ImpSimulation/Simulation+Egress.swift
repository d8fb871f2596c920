import ImpAgent
import ImpRuntime

/// The agent's own requests to the world outside.
extension Simulation {
    func send(_ request: OutgoingRequest, at instant: Instant) {
        switch egress.send(request) {
        case .answers(let answer, let span):
            agent.receive(answer, to: request.number, at: instant + span)
            if egress.isOffline { noteThatNothingLeaves(request, answer, at: instant) }
        case .underWay:
            pacer.requestOpened(Simulation.outgoing(request.number), at: frontier, real: options.time.monotonic)
        }
    }

    func receive(_ event: EgressEvent) {
        if case .answer(let number, _) = event { pacer.requestClosed(Simulation.outgoing(number)) }
        agent.receive(event, at: arrival)
        collectAgentOutput()
    }

    func cancelOutgoing(_ number: UInt64) {
        egress.cancel(number)
        pacer.requestClosed(Simulation.outgoing(number))
    }

    /// Tells the numbers of the agent's own requests from those of requests to it.
    private static func outgoing(_ number: UInt64) -> UInt64 { number | 1 << 61 }

    /// Once a run: whoever wonders about the status code finds out why.
    private func noteThatNothingLeaves(_ request: OutgoingRequest, _ answer: OutgoingAnswer, at instant: Instant) {
        guard agent.script.notes.insert("http.request").inserted else { return }
        journal.add(
            .note, "this run is offline: \(request.method) \(request.url) fails with statuscode \(answer.status)",
            at: instant)
    }
}
