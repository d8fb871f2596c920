import ImpRuntime

@testable import ImpLink

/// A device's and a server's session with nothing between them: bytes arrive at once.
struct SessionPair {
    var device: DeviceSession
    var server: ServerSession
    var now = Instant.start
    private(set) var atDevice: [DeviceSession.Action] = []
    private(set) var atServer: [ServerSession.Action] = []
    /// Bytes that were transmitted, in order.
    private(set) var fromDevice: [[UInt8]] = []
    private(set) var fromServer: [[UInt8]] = []

    init(epoch: UInt32 = 1) {
        device = DeviceSession(epoch: epoch)
        server = ServerSession(at: .start)
    }

    /// Both greeted each other.
    static func open(epoch: UInt32 = 1, _ welcome: Welcome = Samples.welcome) -> SessionPair {
        var pair = SessionPair(epoch: epoch)
        pair.say(.hello(Samples.hello))
        pair.tell(.welcome(welcome))
        pair.forget()
        return pair
    }

    mutating func say(_ frame: DeviceFrame) { handle(device: .send(frame)) }
    mutating func tell(_ frame: ServerFrame) { handle(server: .send(frame)) }

    mutating func handle(device input: DeviceSession.Input) {
        for action in device.handle(input, at: now) {
            guard case .transmit(let bytes) = action else {
                atDevice.append(action)
                continue
            }
            fromDevice.append(bytes)
            handle(server: .received(bytes))
        }
    }

    mutating func handle(server input: ServerSession.Input) {
        for action in server.handle(input, at: now) {
            guard case .transmit(let bytes) = action else {
                atServer.append(action)
                continue
            }
            fromServer.append(bytes)
            handle(device: .received(bytes))
        }
    }

    mutating func forget() { (atDevice, atServer, fromDevice, fromServer) = ([], [], [], []) }
}
