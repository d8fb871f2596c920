import ImpAgent
import ImpLink
import ImpOS
import ImpRuntime

/// What passes between the device, the agent, the log and the outside.
extension Simulation {
    /// Takes what other threads have sent.
    func takeMail() {
        for event in mailbox.takeAll() {
            switch event {
            case .stop: isStopped = true
            case .request(let request):
                pacer.requestOpened(request.number, at: frontier, real: options.time.monotonic)
                agent.receive(request, at: arrival)
                collectAgentOutput()
            case .requestGone(let number): pacer.requestClosed(number)
            case .egress(let event): receive(event)
            }
        }
    }

    /// When something from outside arrives that comes in now.
    var arrival: Instant {
        options.clock.isFast ? frontier : max(frontier, pacer.time(at: options.time.monotonic))
    }

    /// On fast time the listener opens as soon as the agent's program has a handler.
    func openFrontDoor() throws(SimulationError) {
        guard frontDoor == nil, options.servesHTTP, agent.listens else { return }
        frontDoor = try FrontDoor(port: options.port ?? identity.port, agentID: identity.agentID, mailbox: mailbox)
    }

    func collectDeviceOutput() {
        for output in device.takeOutput() {
            guard case .arrives(let arrival) = link.send(.toServer, at: output.at) else { continue }
            switch output {
            case .line(let line): journal.add(line, at: arrival, from: options.module)
            case .message(let message, _):
                if !agent.receive(message, at: arrival) { reportLoss(.agentError, at: arrival) }
            }
        }
    }

    func collectAgentOutput() {
        for output in agent.takeOutput() {
            switch output {
            case .line(let line): journal.add(line, at: line.at, from: nil)
            case .message(let message, let at): deliver(message, at: at)
            case .reply(let reply, _): send(reply)
            case .send(let request, let at): send(request, at: at)
            case .cancel(let number): cancelOutgoing(number)
            case .resume(let number): egress.resume(number)
            case .restarted(let reason, let at): journal.add(.status, "Agent restarted: \(reason).", at: at)
            }
        }
    }

    private func deliver(_ message: LinkMessage, at instant: Instant) {
        guard case .arrives(let arrival) = link.send(.toDevice, at: instant) else { return }
        if !device.receive(message, at: arrival) { reportLoss(.deviceError, at: arrival) }
    }

    private func reportLoss(_ type: LogType, at instant: Instant) {
        journal.add(type, "ERROR: " + LinkFigures.lossText, at: instant)
    }

    private func send(_ reply: HTTPReply) {
        if reply.number & FrontDoor.simulated != 0 {
            var reply = reply
            reply.number &= ~FrontDoor.simulated
            onReply(reply)
        } else {
            pacer.requestClosed(reply.number)
            frontDoor?.listener.send(reply)
        }
    }
}
