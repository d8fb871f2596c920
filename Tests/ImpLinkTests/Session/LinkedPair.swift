import ImpRuntime

@testable import ImpLink

/// A device and its server with streams and a path between them.
struct LinkedPair {
    var path: SimulatedPath
    private(set) var device = DeviceSession(epoch: 1)
    private(set) var server: ServerSession
    private(set) var atDevice: [LinkMessage] = []
    private(set) var atServer: [LinkMessage] = []
    private var fromDevice = ByteQueue()
    private var fromServer = ByteQueue()

    init(_ path: SimulatedPath) {
        self.path = Transports.connected(path)
        server = ServerSession(at: self.path.now)
        perform(device.handle(.send(.hello(Samples.hello)), at: self.path.now))
        while device.state != .open, step() {}
    }

    /// Each side sends its next message when the one before is in its send buffer, as a program does.
    mutating func exchange(up: [LinkMessage], down: [LinkMessage]) {
        var (nextUp, nextDown) = (0, 0)
        repeat {
            if fromDevice.isEmpty, nextUp < up.count {
                perform(device.handle(.send(.message(up[nextUp])), at: path.now))
                nextUp += 1
            }
            if fromServer.isEmpty, nextDown < down.count {
                perform(server.handle(.send(.message(down[nextDown])), at: path.now))
                nextDown += 1
            }
        } while (atServer.count < up.count || atDevice.count < down.count) && step()
    }

    private mutating func step() -> Bool {
        let goesOn = path.step(until: path.now + .seconds(100))
        let (upward, downward) = (path.server.takeReceived(), path.client.takeReceived())
        if !upward.isEmpty { perform(server.handle(.received(upward), at: path.now)) }
        if !downward.isEmpty { perform(device.handle(.received(downward), at: path.now)) }
        write()
        return goesOn
    }

    private mutating func write() {
        path.client.write(from: &fromDevice, at: path.now)
        path.server.write(from: &fromServer, at: path.now)
    }

    private mutating func perform(_ actions: [DeviceSession.Action]) {
        for action in actions {
            switch action {
            case .transmit(let bytes): fromDevice.append(bytes)
            case .received(.message(let message)): atDevice.append(message)
            default: break
            }
        }
        write()
    }

    private mutating func perform(_ actions: [ServerSession.Action]) {
        for action in actions {
            switch action {
            case .transmit(let bytes): fromServer.append(bytes)
            case .received(.message(let message)): atServer.append(message)
            case .received(.hello): perform(server.handle(.send(.welcome(Samples.welcome)), at: path.now))
            default: break
            }
        }
        write()
    }
}
