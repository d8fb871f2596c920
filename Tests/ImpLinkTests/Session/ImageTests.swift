import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct Images {
    static let bytes = ByteString((0..<50_000).map { UInt8(truncatingIfNeeded: $0 * 7) })

    /// What came to the device, and what it has not stored yet.
    static func chunks(_ pair: SessionPair) -> [ImageChunk] {
        pair.atDevice.compactMap { action in
            if case .received(.imageChunk(let chunk)) = action { chunk } else { nil }
        }
    }

    @Test(arguments: [UInt32(0), 4_096, 49_999, 50_000]) func anImageComesInTheDevicesOwnTime(_ start: UInt32) {
        var pair = SessionPair.open()
        pair.say(.imageWanted(ImageRequest(image: Samples.program, start: start)))
        pair.handle(server: .sendImage(Samples.program, Images.bytes, start: start))
        var image = Array(Images.bytes.bytes.prefix(Int(start)))
        var taken = 0
        while taken < Images.chunks(pair).count {
            let chunk = Images.chunks(pair)[taken]
            taken += 1
            let ahead = Images.chunks(pair).reduce(0) { $0 + $1.bytes.bytes.count } + Int(start) - image.count
            #expect(ahead <= 16_384)
            image += chunk.bytes.bytes
            pair.say(.imageStored(upTo: UInt32(image.count)))
        }
        #expect(image == Images.bytes.bytes)
        #expect(pair.server.state == .open)
    }

    @Test func aSecondRequestReplacesTheFirst() {
        var pair = SessionPair.open()
        let other = ImageID(kind: .system, hash: Samples.hash(9))
        pair.say(.imageWanted(ImageRequest(image: Samples.program)))
        pair.say(.imageWanted(ImageRequest(image: other)))
        pair.handle(server: .sendImage(Samples.program, Images.bytes, start: 0))
        #expect(pair.atDevice == [])
        pair.handle(server: .sendImage(other, ByteString([1, 2, 3]), start: 0))
        #expect(
            pair.atDevice == [
                .received(.imageBegins(ImageHeader(image: other, total: 3, start: 0))),
                .received(.imageChunk(ImageChunk(start: 0, bytes: ByteString([1, 2, 3])))),
            ])
        pair.say(.imageStored(upTo: 3))
        #expect(pair.server.state == .open)
    }

    @Test func whatIsNotThereIsUnavailable() {
        var pair = SessionPair.open()
        pair.say(.imageWanted(ImageRequest(image: Samples.program)))
        pair.tell(.imageUnavailable(Samples.program))
        #expect(pair.atDevice == [.received(.imageUnavailable(Samples.program))])
        pair.say(.imageWanted(ImageRequest(image: Samples.program, start: 9)))
        pair.handle(server: .sendImage(Samples.program, ByteString([1]), start: 9))
        #expect(pair.atDevice.count == 2)
    }

    @Test func nobodySendsWhatNobodyAskedFor() {
        var pair = SessionPair.open()
        pair.handle(server: .sendImage(Samples.program, Images.bytes, start: 0))
        let header = ImageHeader(image: Samples.program, total: 50_000, start: 0)
        #expect(pair.atServer == [.refused(.imageBegins(header), .notDue)])
    }

    static let begun = ServerFrame.imageBegins(ImageHeader(image: Samples.program, total: 100, start: 0))

    static func chunk(_ start: UInt32, _ count: Int) -> ServerFrame {
        .imageChunk(ImageChunk(start: start, bytes: ByteString([UInt8](repeating: 0, count: count))))
    }

    /// Frames that a server must not send after a request.
    static let wrong: [[ServerFrame]] = [
        [begun, begun], [begun, chunk(1, 1)], [begun, chunk(0, 101)], [begun, chunk(0, 50), chunk(0, 50)],
        [.imageUnavailable(Samples.program), chunk(0, 1)],
    ]

    @Test(arguments: wrong) func aServerThatSendsOtherBytesIsNotHeard(_ frames: [ServerFrame]) throws {
        var device = SessionPair.open().device
        _ = device.handle(.send(.imageWanted(ImageRequest(image: Samples.program))), at: .start)
        for (index, frame) in frames.enumerated() {
            let sequence = FrameSequence(epoch: 1, number: UInt32(index) + 2)
            _ = device.handle(.received(try #require(frame.encoded(sequence))), at: .start)
        }
        guard case .ended(.violated) = device.state else {
            Issue.record("\(device.state)")
            return
        }
    }

    @Test func aDeviceCannotHaveStoredWhatWasNotSent() throws {
        var pair = SessionPair.open()
        pair.say(.imageWanted(ImageRequest(image: Samples.program)))
        pair.handle(server: .sendImage(Samples.program, Images.bytes, start: 0))
        pair.say(.imageStored(upTo: 20_000))
        #expect(pair.atDevice.last == .refused(.imageStored(upTo: 20_000), .notDue))
        let forged = DeviceFrame.imageStored(upTo: 20_000).encoded(FrameSequence(epoch: 1, number: 3))
        pair.handle(server: .received(try #require(forged)))
        #expect(pair.server.state == .ended(.violated(.valueOutOfRange(type: 11, field: "end"))))
    }
}
