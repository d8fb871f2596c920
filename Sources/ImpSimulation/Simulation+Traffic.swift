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
            case .action(let action): perform(action)
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
        let output = device.takeOutput()
        if options.measuresMemory && !output.isEmpty { measureMemory() }
        for output in output {
            switch output {
            case .frame(let bytes, let channel, let at): world.transmit(bytes, channel: channel, at: at)
            case .packet(let packet, let medium, let at): world.send(packet, over: medium, at: at)
            case .note(let line): journal.add(.note, line.text, at: line.at)
            default: break
            }
            meter.note(output)
            onDevice(output)
        }
        if let last = output.last { drainBattery(at: max(frontier, last.at)) }
    }

    /// What the server has to say, to the device, the log and the agent.
    func collectGatewayOutput(at now: Instant) {
        for output in world.takeGatewayOutput() {
            switch output {
            case .segment(let segment, let route): world.sendFromServer(segment, route, at: now)
            case .status(let type, let text): journal.add(type, text, at: now)
            case .line(let line): journal.add(line, at: now)
            case .message(let message):
                if !agent.receive(message, at: now) { reportLoss(.agentError, at: now) }
            case .connected: agent.deviceConnected(at: now)
            case .disconnected: agent.deviceDisconnected(at: now)
            }
        }
    }

    func collectAgentOutput() {
        for output in agent.takeOutput() {
            switch output {
            case .line(let line): journal.add(line)
            case .message(let message, let at): deliver(message, at: at)
            case .reply(let reply, _): send(reply)
            case .send(let request, let at): send(request, at: at)
            case .cancel(let number): cancelOutgoing(number)
            case .resume(let number): egress.resume(number)
            case .restarted(let reason, let at): journal.add(.status, "Agent restarted: \(reason.rawValue).", at: at)
            }
        }
    }

    /// A message to a device that is not connected is lost.
    private func deliver(_ message: LinkMessage, at instant: Instant) {
        _ = world.send(message, at: instant)
        collectGatewayOutput(at: instant)
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
