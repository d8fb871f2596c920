import ImpHardware
import ImpLink
import ImpRuntime
import SquirrelVM

/// What the device and its server say to each other.
extension Device {
    /// Bytes that the server's end has acknowledged.
    var acknowledged: UInt64 { state.link.handed - UInt64(state.network.stream.unacknowledged) }

    // MARK: Out

    /// The first words on a new connection.
    mutating func greet(at now: Instant) {
        state.link.begin(hello, epoch: takeEpoch(), at: now)
        pump(at: now)
    }

    private mutating func takeEpoch() -> UInt32 {
        let newest = state.link.newestEpoch
        write { (flash, power) throws(FlashError) in try flash.beginEpoch(past: newest, power: &power) }
        return state.flash.epoch
    }

    private var hello: DeviceHello {
        var hello = DeviceHello(
            deviceID: state.id, module: state.module, softwareVersion: state.software.version,
            bootROMVersion: SoftwareVersion.bootROM)
        hello.wakeReason = UInt8(state.life.reason.rawValue)
        hello.program = state.programHash
        hello.storageUsed = storageUsed
        hello.crash = state.report.crash
        hello.enrolment = configuration.enrolment.map {
            DeviceHello.Enrolment(planID: $0.planID.text, token: $0.token.text)
        }
        return hello
    }

    /// Says something to the server, behind what waits to be sent already.
    ///
    /// - Returns: where its last byte is among all that was ever queued.
    @discardableResult
    mutating func say(_ frame: DeviceFrame, at now: Instant) -> UInt64 {
        let end = queue(frame, at: now)
        pump(at: now)
        return end
    }

    /// Says what the program sends.
    mutating func say(_ outgoing: Outgoing, at now: Instant) -> UInt64 {
        collectLines()
        return say(frame(of: outgoing), at: now)
    }

    @discardableResult
    private mutating func queue(_ frame: DeviceFrame, at now: Instant) -> UInt64 {
        take(state.link.handle(.send(frame), at: now), at: now)
        return state.link.queued
    }

    private mutating func frame(of outgoing: Outgoing) -> DeviceFrame {
        switch outgoing {
        case .log(let text): .log(LogLine(kind: .log, text: text, trace: script.takeTrace()))
        case .error(let text): .log(LogLine(kind: .error, text: text, trace: script.takeTrace()))
        case .message(let message): .message(message)
        }
    }

    private mutating func queue(_ line: ScriptLine, at now: Instant) {
        queue(.log(LogLine(kind: line.kind, text: line.text, trace: line.trace)), at: now)
    }

    /// Moves on what is queued, and sends it.
    private mutating func pump(at now: Instant) {
        state.link.pump(into: &state.network.stream, at: now)
        perform(state.network.handle(.tick, at: now), at: now)
    }

    /// Lines that the program or its machine wrote by itself. Without a connection errors are kept for the next one,
    /// advice is for whoever looks on, and other lines are lost.
    mutating func collectLines() {
        let lines = script.takeLines()
        if lines.isEmpty { return }
        for line in lines {
            switch (line.kind, state.link.isOpen) {
            case (_, true): queue(line, at: script.now)
            case (.error, false): state.report.keep(line)
            case (.note, false): put(.note(line))
            case (.log, false), (.exitCode, false): break
            }
        }
        if state.link.isOpen { pump(at: script.now) }
    }

    // MARK: In

    /// After each event of the network: what arrived, what can be sent now, and calls that waited for either.
    ///
    /// - Parameter heard: the server's end has acknowledged something, which shows that it is there.
    mutating func afterNetwork(at now: Instant, heard: Bool) {
        if heard { take(state.link.handle(.acknowledged, at: now), at: now) }
        let received = state.network.stream.takeReceived()
        if !received.isEmpty { take(state.link.handle(.received(received), at: now), at: now) }
        if state.link.session != nil { pump(at: now) }
        lookAtCall(at: now)
    }

    mutating func tickSession(at now: Instant) {
        take(state.link.handle(.tick, at: now), at: now)
        if state.link.session != nil { pump(at: now) }
    }

    private mutating func take(_ events: [LinkEvent], at now: Instant) {
        // What comes first may end the module's run.
        for event in events where state.life.isAwake {
            switch event {
            case .frame(let frame): take(frame, at: now)
            case .refused(let frame, let refusal): wasRefused(frame, refusal)
            case .ended(let end): sessionEnded(end, at: now)
            }
        }
    }

    private mutating func take(_ frame: ServerFrame, at now: Instant) {
        switch frame {
        case .welcome(let welcome): take(welcome, at: now)
        case .pong(let time): state.clock.set(time, at: now)
        case .message(let message): receive(message, at: now)
        case .restart(let demand): serverWantsRestart(demand, at: now)
        case .imageBegins(let header): transferBegins(header, at: now)
        case .imageChunk(let chunk): store(chunk, at: now)
        case .imageUnavailable(let image): transferFails(image, at: now)
        case .blessingAnswer(let answer): blessingAnswered(answer, at: now)
        case .factoryToken(let token): factoryTokenArrived(token, at: now)
        case .ping, .end: break
        }
    }

    private mutating func take(_ welcome: Welcome, at now: Instant) {
        state.report.crash = nil
        state.clock.set(welcome.time, at: now)
        if state.life.runsProgram { script.keepUp(wallBase: state.clock.wallBase, to: now) }
        state.parameters = welcome.configuration
        fillConfigurationParameters()
        if let record = state.blackBox.takeRecord(wallBase: state.clock.wallBase) {
            queue(.telemetry(ByteString(record.encoded)), at: now)
        }
        for line in state.report.takeLines() { queue(line, at: now) }
        consider(welcome.deployment, at: now)
    }

    /// A message that the program may have a handler for.
    private mutating func receive(_ message: LinkMessage, at now: Instant) {
        if state.program.inbox.count < LinkFigures.waitingMessages {
            queueEvent(.message(message), at: now)
        } else {
            script.logError(LinkFigures.lossText)
        }
    }

    /// What the program sends is longer than the link takes.
    private mutating func wasRefused(_ frame: DeviceFrame, _ refusal: SendRefusal) {
        guard case .message(let message) = frame, case .tooLong(let limit) = refusal else { return }
        let size = message.name.bytes.count + message.data.encoded().count
        script.logError("message \"\(logText(message.name.bytes))\" of \(size) bytes is longer than \(limit)")
    }

    /// Fills the table `imp.configparams`.
    mutating func fillConfigurationParameters() {
        guard let table = script.hostClass("imp.configparams"),
            let new = try? script.machine.make(state.parameters)
        else { return }
        var position = 0
        while let slot = script.machine.nextSlot(new, position) {
            script.machine.set(table, slot.key, slot.value)
            position = slot.position
        }
    }

    /// One of the ends has ended the session.
    private mutating func sessionEnded(_ end: SessionEnd, at now: Instant) {
        if case .byPeer(let notice) = end, notice.reason == .staleEpoch { state.link.skip(to: notice.newestEpoch) }
        if end != .left { loseConnection(.notConnected, at: now, sendError: .disconnected) }
    }
}
