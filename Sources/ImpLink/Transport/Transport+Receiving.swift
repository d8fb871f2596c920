public import ImpRuntime

extension Transport {
    /// A segment arrived. Whatever it says, at worst the connection ends.
    public mutating func receive(_ segment: Segment, at now: Instant) {
        guard segment.isSound else { return }
        if role == .server && connection == nil && segment.flags == .syn { return accept(segment, at: now) }
        guard segment.connection == connection else { return refuse(segment) }
        switch state {
        case .closed: answerLate(segment)
        case .failed: refuse(segment)
        case .opening: receiveOpening(segment, at: now)
        case .open, .closing: receiveConnected(segment, at: now)
        }
    }

    private mutating func accept(_ segment: Segment, at now: Instant) {
        begin(connection: segment.connection, to: segment.server, at: now)
        greet(segment)
        _ = sending.acknowledge(segment, at: now)
    }

    private mutating func greet(_ segment: Segment) {
        receiving.acceptSYN()
        sending.largestPayload = max(1, min(largestPayload, segment.largestPayload))
    }

    private mutating func refuse(_ segment: Segment) {
        if segment.flags.contains(.rst) || refusals.count >= TransportFigures.refusals { return }
        refusals.append(segment.refusal)
    }

    /// The peer has not heard yet that the connection ended in order.
    private mutating func answerLate(_ segment: Segment) {
        if receiving.isFinished {
            if segment.length > 0 { needsAcknowledgement = true }
        } else {
            refuse(segment)
        }
    }

    private mutating func receiveOpening(_ segment: Segment, at now: Instant) {
        let isAnswer = segment.flags.contains(.ack) && segment.acknowledgement == 1
        if segment.flags.contains(.rst) {
            if isAnswer || role == .server { fail(.refused) }
        } else if isAnswer && segment.flags.contains(.syn) == (role == .client) {
            if role == .client { greet(segment) }
            state = .open
            receiveConnected(segment, at: now)
        } else if role == .server && segment.flags == .syn {
            timer.repeated(at: now)
            if let answer = sending.repeatOldest(at: now) { pieces.append(answer) }
        }
    }

    private mutating func receiveConnected(_ segment: Segment, at now: Instant) {
        if segment.flags.contains(.rst) { return receiveReset(segment) }
        guard segment.flags.contains(.ack), segment.acknowledgement <= sending.next else {
            needsAcknowledgement = true
            return
        }
        acknowledge(segment, at: now)
        if segment.length > 0 || segment.sequence < receiving.next { needsAcknowledgement = true }
        if !segment.flags.contains(.syn) { receiving.accept(segment) }
        if receiving.isFinished && state == .open { close(at: now) }
        if receiving.isFinished && sending.isFinished { finish() }
    }

    private mutating func acknowledge(_ segment: Segment, at now: Instant) {
        let wasBlocked = sending.isBlocked
        if sending.acknowledge(segment, at: now) || wasBlocked || sending.isFinished {
            timer.stop()
            pieces += sending.repeatLost(at: now)
        }
        advance(at: now)
    }

    private mutating func finish() {
        state = .closed
        timer.stop()
    }

    /// Only the number that is waited for makes a reset credible (RFC 5961).
    private mutating func receiveReset(_ segment: Segment) {
        guard segment.sequence == receiving.next else {
            needsAcknowledgement = true
            return
        }
        if sending.isFinishing && sending.unacknowledged == 0 {
            finish()
        } else {
            fail(.reset)
        }
    }
}
