import ImpRuntime
import Testing

@testable import ImpLink

@Suite struct Frames {
    static let sequence = FrameSequence(epoch: 5, number: 6)

    static func decode<Frame: LinkFrame>(_ bytes: [UInt8], as _: Frame.Type) throws -> FrameReader<Frame>.Incoming? {
        var reader = FrameReader<Frame>()
        reader.append(bytes)
        return try reader.next()
    }

    @Test(arguments: Samples.deviceFrames) func aDevicesFrameComesBack(_ frame: DeviceFrame) throws {
        let bytes = try #require(frame.encoded(Frames.sequence))
        let incoming = try Frames.decode(bytes, as: DeviceFrame.self)
        #expect(incoming?.frame == frame)
        #expect(incoming?.sequence == Frames.sequence)
        #expect(throws: FrameError.unknownType(frame.type)) { try Frames.decode(bytes, as: ServerFrame.self) }
    }

    @Test(arguments: Samples.serverFrames) func aServersFrameComesBack(_ frame: ServerFrame) throws {
        let bytes = try #require(frame.encoded(Frames.sequence))
        #expect(try Frames.decode(bytes, as: ServerFrame.self)?.frame == frame)
        #expect(throws: FrameError.unknownType(frame.type)) { try Frames.decode(bytes, as: DeviceFrame.self) }
    }

    @Test func everyTypeHasASample() {
        #expect(Set(Samples.deviceFrames.map(\.kind)) == Set(DeviceFrame.Kind.allCases))
        #expect(Set(Samples.serverFrames.map(\.kind)) == Set(ServerFrame.Kind.allCases))
    }

    @Test func theBytesAreThoseOfTheDocument() {
        let bytes = DeviceFrame.imageStored(upTo: 0x0102).encoded(Frames.sequence)
        #expect(bytes == [4, 0, 0, 0, 11, 0, 6, 0, 0, 0, 5, 0, 0, 0, 2, 1, 0, 0])
    }

    @Test func framesComeInAnyPieces() throws {
        let bytes = Samples.deviceFrames.flatMap { $0.encoded(Frames.sequence) ?? [] }
        for piece in [1, 7, 100] {
            var reader = FrameReader<DeviceFrame>()
            var frames: [DeviceFrame] = []
            for start in stride(from: 0, to: bytes.count, by: piece) {
                reader.append(bytes[start..<min(start + piece, bytes.count)])
                while let incoming = try reader.next() { frames += incoming.frame.map { [$0] } ?? [] }
            }
            #expect(frames == Samples.deviceFrames)
        }
    }

    static let refused: [([UInt8], FrameError)] = [
        (header(length: 0, type: 77), .unknownType(77)),
        (header(length: 0, type: 2, flags: 2), .unknownFlags(2)),
        (header(length: 1, type: 2), .bodyTooLong(type: 2, length: 1)),
        (header(length: 0xFFFF_FFFF, type: 5), .bodyTooLong(type: 5, length: 0xFFFF_FFFF)),
        (header(length: 5_000, type: 77, flags: 1), .bodyTooLong(type: 77, length: 5_000)),
        (header(length: 3, type: 11) + [1, 2, 3], .cutShort(type: 11)),
        (header(length: 2, type: 8) + [9, 0], .valueOutOfRange(type: 8, field: "kind")),
        (header(length: 10, type: 8) + [0, 0, 1, 0, 0, 0, 0, 0, 0, 0], .leftOver(type: 8)),
        (header(length: 1, type: 13) + [2], .valueOutOfRange(type: 13, field: "passed")),
        (header(length: 3, type: 5) + [0, 0, 99], .valueOutOfRange(type: 5, field: "data")),
        (header(length: 6, type: 6) + [0, 1, 0, 0, 0, 0xFF], .valueOutOfRange(type: 6, field: "text")),
    ]

    static func header(length: Int, type: UInt8, flags: UInt8 = 0) -> [UInt8] {
        var bytes = FrameHeader(length: length, type: type, isOptional: false, sequence: sequence).encoded()
        bytes[5] = flags
        return bytes
    }

    @Test(arguments: refused) func refuses(_ bytes: [UInt8], _ error: FrameError) {
        #expect(throws: error) { try Frames.decode(bytes, as: DeviceFrame.self) }
    }

    @Test func anOptionalFrameOfAnUnknownTypeIsPassedOver() throws {
        let bytes = Frames.header(length: 3, type: 77, flags: 1) + [1, 2, 3]
        let incoming = try #require(try Frames.decode(bytes, as: DeviceFrame.self))
        #expect(incoming.frame == nil)
        #expect(incoming.sequence == Frames.sequence)
    }

    @Test func aNewerVersionsHelloMayBeLonger() throws {
        var bytes = try #require(DeviceFrame.hello(Samples.hello).encoded(Frames.sequence))
        bytes += [1, 2, 3]
        bytes[0] += 3
        #expect(try Frames.decode(bytes, as: DeviceFrame.self)?.frame == .hello(Samples.hello))
    }

    @Test("R25: a black-box record has at most 1 KB") func telemetryIsBounded() {
        let largest = DeviceFrame.telemetry(ByteString([UInt8](repeating: 1, count: 1_024)))
        #expect(largest.encoded(Frames.sequence)?.count == 1_024 + FrameHeader.size)
        let larger = DeviceFrame.telemetry(ByteString([UInt8](repeating: 1, count: 1_025)))
        #expect(larger.encoded(Frames.sequence) == nil)
        #expect(throws: FrameError.bodyTooLong(type: 7, length: 1_025)) {
            try Frames.decode(Frames.header(length: 1_025, type: 7), as: DeviceFrame.self)
        }
    }

    @Test func textsThatAreTooLongAreNotSent() {
        let text = String(repeating: "x", count: 70_000)
        #expect(
            DeviceFrame.hello(DeviceHello(deviceID: text, module: .imp001, softwareVersion: "", bootROMVersion: ""))
                .encoded(Frames.sequence) == nil)
        #expect(DeviceFrame.log(LogLine(kind: .log, text: text)).encoded(Frames.sequence) != nil)
        #expect(DeviceFrame.log(LogLine(kind: .log, text: text + text)).encoded(Frames.sequence) == nil)
    }

    @Test func damagedFramesNeverDoHarm() throws {
        var random = SeededRandom(seed: 36)
        let good = Samples.deviceFrames.map { $0.encoded(Frames.sequence) ?? [] }
        for _ in 0..<20_000 {
            var bytes = good[random.below(good.count)]
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            guard let incoming = try? Frames.decode(bytes, as: DeviceFrame.self), let frame = incoming.frame else {
                continue
            }
            let again = try #require(frame.encoded(incoming.sequence))
            #expect(try Frames.decode(again, as: DeviceFrame.self) == incoming)
        }
    }
}
