import ImpHardware
import ImpLink
import ImpOS
public import ImpRuntime

/// The server of a simulated device: it takes the device's connections, greets, stores what is deployed, and passes on
/// what device and agent say to each other.
///
/// Events and their time go in; what becomes of them collects in `takeOutput`.
public struct DeviceGateway: Codable, Sendable {
    public enum Output: Sendable {
        case segment(Segment, Route)
        /// A line of the log by the server itself.
        case status(LogType, String)
        /// A line by the device.
        case line(LogLine)
        case message(LinkMessage)
        case connected
        case disconnected
    }

    public var images: DeployedImages
    /// A server that is down answers nothing.
    public private(set) var isUp = true
    /// How a factory's part of the server behaves.
    public var factory = FactoryServer()
    /// The latest black box of the device, as it came.
    public private(set) var telemetry: ByteString?
    let module: Module
    private let wallBase: WallTime
    private var calls = SortedTable<UInt64, DeviceCall>()
    /// What the devices on the connections said of themselves.
    private var hellos = SortedTable<UInt64, DeviceHello>()
    /// The connection that counts.
    private var current: UInt64?
    private var claims = ConnectionClaims()
    private var output: [Output] = []

    /// - Parameter wallBase: the true time of day at `Instant.start`.
    public init(images: DeployedImages, module: Module, wallBase: WallTime) {
        self.images = images
        self.module = module
        self.wallBase = wallBase
    }

    private enum CodingKeys: CodingKey {
        case images, isUp, factory, telemetry, module, wallBase, calls, hellos, current, claims
    }

    public var isConnected: Bool { current != nil }
    /// Whether something that was said to the device has not arrived.
    var isTelling: Bool { isUp && calls.values.contains(where: \.isTelling) }
    public var deadline: Instant? { isUp ? calls.values.compactMap(\.deadline).min() : nil }

    public mutating func takeOutput() -> [Output] {
        defer { output = [] }
        return output
    }

    // MARK: Events

    public mutating func receive(_ segment: Segment, _ route: Route, at now: Instant) {
        guard isUp else { return }
        let number = segment.connection
        var call = calls[number] ?? DeviceCall(route, at: now)
        let actions = call.receive(segment, at: now)
        calls[number] = call
        follow(actions, of: number, at: now)
        send(number, at: now)
    }

    public mutating func tick(at now: Instant) {
        for number in calls.keys where calls[number]?.deadline ?? .never <= now {
            let actions = calls[number]?.tick(at: now) ?? []
            follow(actions, of: number, at: now)
            send(number, at: now)
        }
    }

    /// A message of the agent. False when the device is not connected: the message is lost.
    public mutating func send(_ message: LinkMessage, at now: Instant) -> Bool {
        guard let current else { return false }
        tell(.send(.message(message)), current, at: now)
        send(current, at: now)
        return true
    }

    /// Something else is deployed, or the device is to restart for another reason.
    public mutating func demandRestart(_ cause: RestartDemand.Cause, isForced: Bool = false, at now: Instant) {
        guard let current, let hello = hellos[current] else { return }
        let deployment = images.deployment(for: hello, space: space)
        tell(.send(.restart(RestartDemand(cause: cause, isForced: isForced, deployment: deployment))), current, at: now)
        send(current, at: now)
    }

    /// Down: connections are gone, nothing is answered.
    public mutating func setUp(_ isUp: Bool, at now: Instant) {
        self.isUp = isUp
        if isUp { return }
        for number in calls.keys { drop(number) }
    }

    /// Somebody else connects in the device's name, with a larger epoch: the device's connection is ended.
    public mutating func connectStale(at now: Instant) {
        guard let current else { return }
        tell(.send(.end(EndNotice(.newerConnection))), current, at: now)
        send(current, at: now)
    }

    // MARK: What becomes of them

    private var space: Int { ModuleData.of(module).memory.program.value }

    private mutating func send(_ number: UInt64, at now: Instant) {
        guard let segments = calls[number]?.takeSegments(at: now), let route = calls[number]?.route else { return }
        output += segments.map { .segment($0, route) }
        if calls[number]?.isOver == true { drop(number) }
    }

    private mutating func drop(_ number: UInt64) {
        calls[number] = nil
        ended(number)
    }

    /// The session is over; the stream may still have something to send.
    private mutating func ended(_ number: UInt64) {
        guard let hello = hellos.removeValue(forKey: number) else { return }
        guard claims.release(device: hello.deviceID, connection: number) else { return }
        current = nil
        output.append(.status(.status, "Device disconnected"))
        output.append(.disconnected)
    }

    private mutating func tell(_ input: ServerSession.Input, _ number: UInt64, at now: Instant) {
        let actions = calls[number]?.handle(input, at: now) ?? []
        follow(actions, of: number, at: now)
    }

    private mutating func follow(_ actions: [ServerSession.Action], of number: UInt64, at now: Instant) {
        for action in actions {
            switch action {
            case .received(let frame): take(frame, of: number, at: now)
            case .refused(.message(let message), .tooLong(let limit)):
                let size = message.name.bytes.count + message.data.encoded().count
                output.append(.status(.agentError, "ERROR: message of \(size) bytes is longer than \(limit)"))
            case .ended: ended(number)
            case .transmit, .refused: break
            }
        }
    }

    private mutating func take(_ frame: DeviceFrame, of number: UInt64, at now: Instant) {
        switch frame {
        case .hello(let hello): greet(hello, number, at: now)
        case .message(let message): output.append(.message(message))
        case .log(let line): output.append(.line(line))
        case .sleep(let notice): output.append(.status(.sleep, notice.text(wallBase + now.since(.start))))
        case .imageWanted(let request): sendImage(request, number, at: now)
        case .bless(let passed): bless(passed, number, at: now)
        case .factoryTokenWanted:
            if let token = factory.token() { tell(.send(.factoryToken(token)), number, at: now) }
        case .telemetry(let record): telemetry = record
        case .ping, .pong, .end, .leave, .imageStored, .shutdownAnswer: break
        }
    }

    /// A device that is blessed belongs to its production group from now on.
    private mutating func bless(_ passed: Bool, _ number: UInt64, at now: Instant) {
        guard let answer = factory.bless(passed) else { return }
        tell(.send(.blessingAnswer(answer)), number, at: now)
        guard answer.isAccepted else { return }
        factory.parameters = .emptyTable
        guard let application = factory.application else { return }
        images.deploy(program: application.bytes)
        if answer.restarts { demandRestart(.groupChanged, at: now) }
    }

    private mutating func greet(_ hello: DeviceHello, _ number: UInt64, at now: Instant) {
        switch claims.claim(device: hello.deviceID, epoch: calls[number]?.session.epoch ?? 0, connection: number) {
        case .stale(let newest):
            return tell(.send(.end(EndNotice(.staleEpoch, newestEpoch: newest))), number, at: now)
        case .replaces(let old):
            tell(.send(.end(EndNotice(.newerConnection))), old, at: now)
            send(old, at: now)
            if current != nil {
                hellos[old] = nil
                output += [.status(.status, "Device disconnected"), .disconnected]
            }
        case .granted: break
        }
        hellos[number] = hello
        current = number
        output.append(.status(.status, "Device connected"))
        if let crash = hello.crash { output.append(.status(.exitCode, crash.text)) }
        output.append(.connected)
        welcome(hello, number, at: now)
    }

    private mutating func welcome(_ hello: DeviceHello, _ number: UInt64, at now: Instant) {
        let deployment = images.deployment(for: hello, space: space)
        var welcome = Welcome(time: wallBase + now.since(.start), deployment: deployment)
        welcome.configuration = factory.parameters
        if let text = bootText(hello, deployment) { output.append(.status(.status, text)) }
        tell(.send(.welcome(welcome)), number, at: now)
    }

    private func bootText(_ hello: DeviceHello, _ deployment: Deployment) -> String? {
        switch deployment.program {
        case .outOfSpace(let used): "Out of space; \(percent(Int(used))) program storage used"
        // It has heard nothing since it started.
        case .current where hello.lastSeen == .none && WakeReason(rawValue: Int32(hello.wakeReason))?.isCold == true:
            "Device booting; \(percent(images.share(of: space))) program storage used"
        case .current, .none, .replace: nil
        }
    }

    private mutating func sendImage(_ request: ImageRequest, _ number: UInt64, at now: Instant) {
        guard let bytes = images.bytes(of: request.image) else {
            return tell(.send(.imageUnavailable(request.image)), number, at: now)
        }
        switch request.image.kind {
        case .program:
            let used = percent(images.share(of: space))
            output.append(.status(.status, "Downloading new code; \(used) program storage used"))
            hellos[number]?.program = request.image.hash
        case .system: output.append(.status(.firmware, "firmware update triggered"))
        }
        tell(.sendImage(request.image, bytes, start: request.start), number, at: now)
    }

    /// `16.83%`, of hundredths of a percent.
    private func percent(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
}

extension SleepNotice {
    /// What the log says of it at `now`. The words are ours.
    fileprivate func text(_ now: WallTime) -> String {
        let end: WallTime =
            switch length {
            case .seconds(let count): now + .seconds(Int64(count))
            case .until(let time): time
            }
        return kind == .offline ? "offline until \(end)" : "sleeping until \(end)"
    }
}
