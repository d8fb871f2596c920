import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct LargeMessages {
    enum Way: CaseIterable { case toServer, toDevice }

    /// 200 KB that differ from message to message.
    private static let messages: [LinkMessage] = (0..<100).compactMap { index in
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8 ^ index) }
        let blob: [UInt8] = [6, 0xC0, 0x9A, 0x0C] + bytes
        return (try? PortableValue(decoding: blob)).map { LinkMessage(name: ByteString("part \(index)"), data: $0) }
    }

    @Test("R28: 100 messages of 200 KB arrive in order at 1 % loss, nearly as fast as without", arguments: Way.allCases)
    func largeMessages(_ way: Way) {
        #expect(LargeMessages.messages.count == 100)
        let clean = LargeMessages.time(way, lost: 0)
        let lossy = LargeMessages.time(way, lost: 10)
        let share = clean.seconds / lossy.seconds
        print("R28 \(way): \(clean.seconds) s without loss, \(lossy.seconds) s with 1 %: \(Int(100 * share)) %")
        #expect(share >= 0.7)
    }

    @Test("R28: the same with the largest send buffer of imp005") func largestBuffer() {
        let buffer = TransportFigures.largestSendBuffer(of: .imp005)
        let clean = LargeMessages.time(.toServer, lost: 0, buffer: buffer)
        let lossy = LargeMessages.time(.toServer, lost: 10, buffer: buffer)
        let share = clean.seconds / lossy.seconds
        print("R28 64 KB: \(clean.seconds) s without loss, \(lossy.seconds) s with 1 %: \(Int(100 * share)) %")
        #expect(share >= 0.7)
    }

    private static func time(_ way: Way, lost: Int, buffer: Int = TransportFigures.sendBuffer) -> TimeSpan {
        var path = SimulatedPath(seed: 28)
        path.lost = lost
        path.client.resizeSendBuffer(buffer)
        var pair = LinkedPair(path)
        let start = pair.path.now
        let (up, down) = (way == .toDevice ? [] : messages, way == .toServer ? [] : messages)
        pair.exchange(up: up, down: down)
        #expect(pair.atServer == up)
        #expect(pair.atDevice == down)
        return pair.path.now.since(start)
    }
}
