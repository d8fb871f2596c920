import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct Transports {
    static func connected(_ path: SimulatedPath = SimulatedPath()) -> SimulatedPath {
        var path = path
        path.client.open(at: path.now)
        path.run()
        return path
    }

    @Test func aHandshakeOpensBothEnds() {
        let path = Transports.connected()
        #expect(path.client.state == .open)
        #expect(path.server.state == .open)
        #expect(path.segments == 3)
        #expect(path.now == .start + .milliseconds(75))
    }

    @Test func anIdleConnectionWaitsForNothing() {
        let path = Transports.connected()
        #expect(path.client.deadline == nil)
        #expect(path.server.deadline == nil)
    }

    @Test func aMessageTakesOneSegmentAndItsAcknowledgement() {
        var path = Transports.connected()
        #expect(path.client.write(Array("hello".utf8), at: path.now) == 5)
        #expect(path.client.unacknowledged == 5)
        path.run()
        #expect(path.segments == 5)
        #expect(path.server.takeReceived() == Array("hello".utf8))
        #expect(path.server.takeReceived() == [])
        #expect(path.client.unacknowledged == 0)
        #expect(path.client.deadline == nil)
    }

    @Test func theBufferTakesWhatFits() {
        var path = Transports.connected()
        #expect(path.client.freeSpace == 3_456)
        #expect(path.client.write([UInt8](repeating: 1, count: 5_000), at: path.now) == 3_456)
        #expect(path.client.freeSpace == 0)
        #expect(path.client.write([2], at: path.now) == 0)
        path.client.resizeSendBuffer(30_720)
        #expect(path.client.freeSpace == 30_720 - 3_456)
        path.run()
        #expect(path.client.freeSpace == 30_720)
        #expect(path.server.takeReceived().count == 3_456)
    }

    @Test func nothingIsWrittenWithoutAConnection() {
        var end = Transport(role: .client, sendCapacity: 100, receiveWindow: 100)
        #expect(end.freeSpace == 0)
        #expect(end.write([1], at: .start) == 0)
        end.open(at: .start)
        #expect(end.write([1], at: .start) == 1)
    }

    @Test func closingSendsWhatIsLeft() {
        var path = Transports.connected()
        _ = path.client.write([UInt8](repeating: 7, count: 3_000), at: path.now)
        path.client.close(at: path.now)
        #expect(path.client.state == .closing)
        #expect(path.client.write([1], at: path.now) == 0)
        path.run()
        #expect(path.client.state == .closed)
        #expect(path.server.state == .closed)
        #expect(path.server.takeReceived().count == 3_000)
    }

    @Test func bothMayCloseAtOnce() {
        var path = Transports.connected()
        path.client.close(at: path.now)
        path.server.close(at: path.now)
        path.run()
        #expect(path.client.state == .closed)
        #expect(path.server.state == .closed)
    }

    @Test func aPeerThatVanishesWhileClosingIsGivenUp() {
        var path = Transports.connected()
        path.filter = { segment, toServer in toServer || !segment.flags.contains(.fin) }
        path.client.close(at: path.now)
        path.run()
        #expect(path.client.state == .failed(.timedOut))
    }

    @Test func nobodyListening() {
        var path = SimulatedPath()
        path.lost = 1_000
        path.client.open(at: .start)
        path.run(until: .start + .seconds(44))
        #expect(path.client.state == .opening)
        path.run()
        #expect(path.client.state == .failed(.timedOut))
        #expect(path.now == .start + .seconds(45))
    }

    @Test func anEndThatHadItsConnectionRefusesTheNext() {
        var path = Transports.connected()
        path.client.abort()
        path.client.open(at: path.now)
        path.run()
        #expect(path.client.state == .failed(.refused))
        #expect(path.server.state == .open)
    }

    @Test func whatWasForgottenIsReset() {
        var path = Transports.connected()
        path.client.abort()
        #expect(path.client.state == .closed)
        _ = path.server.write([1], at: path.now)
        path.run()
        #expect(path.server.state == .failed(.reset))
    }

    @Test func aDeadPathFailsAfterFortyFiveSeconds() {
        var path = Transports.connected()
        let start = path.now
        path.lost = 1_000
        _ = path.client.write([1], at: start)
        path.run()
        #expect(path.client.state == .failed(.timedOut))
        #expect(path.now == start + .seconds(45))
    }

    @Test func aFullReceiverStopsTheSenderAndIsAsked() {
        var path = Transports.connected()
        let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0) }
        _ = path.server.write(bytes, at: path.now)
        path.run(until: path.now + .seconds(300))
        #expect(path.server.state == .open)
        #expect(path.server.unacknowledged == 20_000 - TransportFigures.receiveWindow)
        var received = path.client.takeReceived()
        // The news of the room is lost; the next question brings it.
        path.filter = { _, toServer in !toServer }
        path.run(until: path.now + .milliseconds(100))
        path.filter = { _, _ in true }
        while received.count < 20_000, path.step(until: path.now + .seconds(10)) {
            received += path.client.takeReceived()
        }
        #expect(received == bytes)
    }

    @Test func aForgedResetIsNotBelieved() throws {
        var path = Transports.connected()
        let connection = try #require(path.client.connection)
        for sequence in [0, 2, 1 << 59, -1, Int.max] {
            let forged = Segment(connection: connection, server: .server, flags: [.rst, .ack], sequence: sequence)
            path.inject(forged, toServer: true)
        }
        #expect(path.server.state == .open)
    }

    @Test func tailLossCostsOneTimeout() {
        var path = Transports.connected()
        _ = path.client.write([1], at: path.now)
        let lost = path.client.takeSegments()
        #expect(lost.count == 1)
        let start = path.now
        path.run()
        #expect(path.server.takeReceived() == [1])
        #expect(path.now == start + .milliseconds(250))
    }

    @Test func aStateGoesOnAfterItWasSaved() throws {
        var path = Transports.connected()
        _ = path.client.write([UInt8](repeating: 3, count: 3_000), at: path.now)
        let before = path.client
        let saved = try JSONCoder.roundTrip(before)
        #expect(saved == before)
    }
}
