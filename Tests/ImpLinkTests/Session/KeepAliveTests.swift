import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct KeepAlives {
    @Test func aDeviceAsksAfterAMinuteAndSetsItsClockByTheAnswer() {
        var pair = SessionPair.open()
        #expect(pair.device.deadline == .start + .seconds(60))
        pair.now = .start + .seconds(60)
        pair.handle(device: .tick)
        #expect(pair.fromDevice.count == 1)
        #expect(pair.atDevice == [.received(.pong(Samples.time + .seconds(60)))])
        #expect(pair.device.deadline == .start + .seconds(120))
    }

    @Test func withoutAnAnswerADeviceGivesUp() {
        var device = SessionPair.open().device
        let asked = device.handle(.tick, at: .start + .seconds(60))
        #expect(asked.count == 1)
        #expect(device.deadline == .start + .seconds(105))
        #expect(device.handle(.tick, at: .start + .seconds(104)) == [])
        let end = device.handle(.tick, at: .start + .seconds(105))
        #expect(end.last == .ended(.silence))
    }

    @Test func acknowledgementsAreSignsOfLife() {
        var device = SessionPair.open().device
        _ = device.handle(.tick, at: .start + .seconds(60))
        #expect(device.handle(.acknowledged, at: .start + .seconds(70)) == [])
        #expect(device.deadline == .start + .seconds(130))
    }

    @Test func aServerDropsASilentDeviceAfterFourAndAHalfMinutes() {
        var server = SessionPair.open().server
        #expect(server.deadline == .start + .seconds(180))
        #expect(server.handle(.tick, at: .start + .seconds(180)).count == 1)
        let end = server.handle(.tick, at: .start + .seconds(270))
        #expect(end.last == .ended(.silence))
    }

    @Test func aDeviceAnswersItsServer() {
        var pair = SessionPair.open()
        pair.now = .start + .seconds(180)
        pair.handle(server: .tick)
        #expect(pair.fromDevice.count == 1)
        #expect(pair.server.deadline == .start + .seconds(360))
    }

    @Test func greetingsAreNotWaitedForWithoutEnd() {
        var server = ServerSession(at: .start)
        #expect(server.handle(.received([0]), at: .start + .seconds(9)) == [])
        #expect(server.handle(.tick, at: .start + .seconds(10)).last == .ended(.silence))
        var device = DeviceSession(epoch: 1)
        #expect(device.deadline == nil)
        _ = device.handle(.send(.hello(Samples.hello)), at: .start)
        #expect(device.handle(.tick, at: .start + .seconds(45)).last == .ended(.silence))
    }
}
