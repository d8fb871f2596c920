import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct Sessions {
    @Test func aSessionBeginsWithTwoGreetings() {
        var pair = SessionPair(epoch: 4)
        pair.say(.hello(Samples.fullHello))
        #expect(pair.device.state == .greeting)
        #expect(pair.atServer == [.received(.hello(Samples.fullHello))])
        #expect(pair.server.state == .greeted)
        #expect(pair.server.epoch == 4)
        pair.tell(.welcome(Samples.welcome))
        #expect(pair.atDevice == [.received(.welcome(Samples.welcome))])
        #expect(pair.device.state == .open)
        #expect(pair.server.state == .open)
        #expect(pair.device.lastSeen == FrameSequence(epoch: 4, number: 1))
    }

    /// What a device may say in which state.
    @Test(arguments: Samples.deviceFrames) func isSentOnlyWhenDue(_ frame: DeviceFrame) {
        let beforeWelcome: Set<DeviceFrame.Kind> = [.telemetry, .leave, .end]
        var fresh = DeviceSession(epoch: 1)
        #expect((fresh.handle(.send(frame), at: .start) == [.refused(frame, .notDue)]) == (frame.kind != .hello))
        var greeting = DeviceSession(epoch: 1)
        _ = greeting.handle(.send(.hello(Samples.hello)), at: .start)
        let isRefused = greeting.handle(.send(frame), at: .start) == [.refused(frame, .notDue)]
        #expect(isRefused != beforeWelcome.contains(frame.kind))
        var pair = SessionPair.open()
        pair.say(frame)
        let isDue = frame.kind != .hello && frame.kind != .imageStored
        #expect(pair.atDevice.contains(.refused(frame, .notDue)) != isDue)
    }

    @Test(arguments: Samples.serverFrames) func isToldOnlyWhenDue(_ frame: ServerFrame) {
        var opening = ServerSession(at: .start)
        #expect((opening.handle(.send(frame), at: .start) == [.refused(frame, .notDue)]) == (frame.kind != .end))
        var pair = SessionPair()
        pair.say(.hello(Samples.hello))
        pair.tell(frame)
        #expect(pair.atServer.contains(.refused(frame, .notDue)) != [.end, .welcome].contains(frame.kind))
        var open = SessionPair.open()
        open.tell(frame)
        let never: [ServerFrame.Kind] = [.welcome, .imageBegins, .imageChunk, .imageUnavailable]
        #expect(open.atServer.contains(.refused(frame, .notDue)) == never.contains(frame.kind))
    }

    @Test func whatIsSaidArrives() {
        var pair = SessionPair.open()
        pair.say(.message(Samples.message))
        pair.tell(.message(Samples.message))
        pair.say(.bless(passed: true))
        #expect(pair.atServer == [.received(.message(Samples.message)), .received(.bless(passed: true))])
        #expect(pair.atDevice == [.received(.message(Samples.message))])
    }

    @Test func aDeviceBeforeItsGreetingIsNotHeard() throws {
        var server = ServerSession(at: .start)
        let bytes = try #require(DeviceFrame.ping.encoded(FrameSequence(epoch: 1, number: 1)))
        let actions = server.handle(.received(bytes), at: .start)
        #expect(actions.last == .ended(.violated(.unexpected(type: 2))))
        #expect(server.handle(.received(bytes), at: .start) == [])
    }

    @Test("R25: one black-box record of at most 1 KB while connecting") func blackBox() {
        var pair = SessionPair()
        pair.say(.hello(Samples.hello))
        let larger = DeviceFrame.telemetry(ByteString([UInt8](repeating: 1, count: 1_025)))
        pair.say(larger)
        #expect(pair.atDevice == [.refused(larger, .tooLong(limit: 1_024))])
        let record = DeviceFrame.telemetry(ByteString([UInt8](repeating: 1, count: 1_024)))
        pair.say(record)
        #expect(pair.atServer.last == .received(record))
        pair.say(record)
        #expect(pair.atDevice.last == .refused(record, .notDue))
    }

    @Test("R31: a frame that was heard is refused when it comes again") func replay() {
        var pair = SessionPair.open()
        pair.say(.bless(passed: true))
        let heard = pair.fromDevice[0]
        pair.handle(server: .received(heard))
        let error = FrameError.wrongSequence(
            FrameSequence(epoch: 1, number: 2), expected: FrameSequence(epoch: 1, number: 3))
        #expect(pair.server.state == .ended(.violated(error)))
        #expect(pair.device.state == .ended(.byPeer(EndNotice(.protocolError, text: "frame 1.2 where 1.3 is due"))))
    }

    @Test("R31: a frame of an earlier session is refused, whatever its number") func replayOfASession() {
        var earlier = SessionPair.open(epoch: 1)
        earlier.say(.bless(passed: true))
        earlier.tell(.restart(RestartDemand(cause: .other, deployment: Deployment(program: .none))))
        var later = SessionPair.open(epoch: 2)
        later.handle(server: .received(earlier.fromDevice[0]))
        #expect(!later.atServer.contains(.received(.bless(passed: true))))
        var other = SessionPair.open(epoch: 2)
        other.handle(device: .received(earlier.fromServer[0]))
        guard case .ended(.violated(.wrongSequence)) = other.device.state else {
            Issue.record("\(other.device.state)")
            return
        }
    }

    @Test("R31: a frame that was left out is missed") func gap() {
        var pair = SessionPair.open()
        _ = pair.device.handle(.send(.ping), at: .start)
        pair.say(.ping)
        let error = FrameError.wrongSequence(
            FrameSequence(epoch: 1, number: 3), expected: FrameSequence(epoch: 1, number: 2))
        #expect(pair.server.state == .ended(.violated(error)))
    }

    @Test func anUnknownFrameEndsTheSessionUnlessItIsOptional() {
        var pair = SessionPair.open()
        var header = FrameHeader(
            length: 1, type: 99, isOptional: true, sequence: FrameSequence(epoch: 1, number: 2))
        pair.handle(server: .received(header.encoded() + [0]))
        #expect(pair.server.state == .open)
        (header.isOptional, header.sequence.number) = (false, 3)
        pair.handle(server: .received(header.encoded() + [0]))
        #expect(pair.server.state == .ended(.violated(.unknownType(99))))
        #expect(pair.device.state == .ended(.byPeer(EndNotice(.unknownFrame, text: "unknown type 99"))))
    }

    @Test func otherVersions() {
        var hello = Samples.hello
        hello.version = 0
        var pair = SessionPair()
        pair.say(.hello(hello))
        #expect(pair.atServer == [.ended(.wrongVersion(0))])
        #expect(pair.atDevice == [.ended(.byPeer(EndNotice(.wrongVersion, text: "version 0")))])
        hello.version = 2
        pair = SessionPair()
        pair.say(.hello(hello))
        pair.tell(.welcome(Samples.welcome))
        #expect(pair.device.state == .open)
    }

    @Test func tracesAreSentOnlyWhereTheyAreWanted() {
        let trace = ThrowTrace(message: "m", frames: ["main device_code:1"])
        let line = LogLine(kind: .error, text: "x", trace: trace)
        var pair = SessionPair.open()
        pair.say(.log(line))
        #expect(pair.atServer == [.received(.log(line))])
        var welcome = Samples.welcome
        welcome.features = []
        pair = SessionPair.open(welcome)
        pair.say(.log(line))
        #expect(pair.atServer == [.received(.log(LogLine(kind: .error, text: "x")))])
    }

    @Test func leaving() {
        var pair = SessionPair.open()
        let notice = DeviceFrame.sleep(SleepNotice(kind: .deepSleep, length: .seconds(60)))
        pair.say(notice)
        pair.say(.leave)
        #expect(pair.atServer == [.received(notice), .received(.leave), .ended(.left)])
        #expect(pair.atDevice == [.ended(.left)])
        #expect(pair.device.deadline == nil)
        #expect(pair.server.deadline == nil)
    }

    @Test func aLostStreamEndsBothWithoutAWord() {
        var pair = SessionPair.open()
        pair.handle(device: .streamLost)
        pair.handle(server: .streamLost)
        #expect(pair.fromDevice + pair.fromServer == [])
        #expect(pair.atDevice == [.ended(.streamLost)])
        #expect(pair.atServer == [.ended(.streamLost)])
    }

    @Test func aSessionGoesOnAfterItWasSaved() throws {
        var pair = SessionPair.open()
        pair.device = try JSONCoder.roundTrip(pair.device)
        pair.server = try JSONCoder.roundTrip(pair.server)
        pair.say(.message(Samples.message))
        #expect(pair.atServer == [.received(.message(Samples.message))])
    }
}
