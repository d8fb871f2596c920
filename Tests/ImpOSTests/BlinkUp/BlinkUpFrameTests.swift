import ImpRuntime
import Testing

@testable import ImpOS

/// Configurations by name, one for each field and one with all.
enum BlinkUpSamples {
    private static func with(_ change: (inout BlinkUpConfiguration) -> Void) -> BlinkUpConfiguration {
        var configuration = BlinkUpConfiguration()
        change(&configuration)
        return configuration
    }

    static let wifi = with { $0.wifi = .init(ssid: ByteString("home"), key: ByteString("secret")) }

    static let full = with {
        $0.clears = [.staticNetwork, .enrolment]
        $0.wifi = .init(ssid: text(32), key: text(64))
        $0.wps = .init(pin: "12345670")
        $0.enrolment = .init(planID: text(64), token: text(64))
        $0.staticNetwork = .init(
            address: 0xC0A8_0102, netmask: 0xFFFF_FF00, gateway: 0xC0A8_0101, nameServers: [0x0808_0808, 0x0101_0101])
        $0.proxy = .init(address: text(64), port: 65_535, user: text(32), password: text(32))
    }

    static let all: [(name: String, configuration: BlinkUpConfiguration)] = [
        ("nothing", BlinkUpConfiguration()),
        ("clears", with { $0.clears = .all }),
        ("wifi", wifi),
        ("open wifi", with { $0.wifi = .init(ssid: ByteString([0, 255]), key: ByteString("")) }),
        ("button", with { $0.wps = .init(pin: "") }),
        ("pin", with { $0.wps = .init(pin: "00000000") }),
        ("enrolment", with { $0.enrolment = .init(planID: ByteString(""), token: ByteString("t")) }),
        ("static", with { $0.staticNetwork = .init(address: 1, netmask: 2, gateway: 3, nameServers: [4]) }),
        ("proxy", with { $0.proxy = .init(address: ByteString("p"), port: 0) }),
        ("all", full),
    ]

    static func text(_ count: Int) -> ByteString { ByteString((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }) }
}

@Suite struct BlinkUpFrames {
    private func failure(_ frame: [UInt8]) -> BlinkUpFailure? {
        do throws(BlinkUpFailure) {
            _ = try BlinkUpFrame.decode(frame)
            return nil
        } catch {
            return error
        }
    }

    /// A frame with any fields, and the right length and checksum.
    private func frame(version: UInt8 = 1, _ fields: [UInt8]) -> [UInt8] {
        let start = [version, UInt8(fields.count & 0xFF), UInt8(fields.count >> 8)] + fields
        return start + BlinkUpFrame.checksum(start[...])
    }

    @Test(arguments: BlinkUpSamples.all.map(\.name))
    func bringTheConfigurationBack(_ name: String) throws {
        let sample = try #require(BlinkUpSamples.all.first { $0.name == name })
        #expect(try BlinkUpFrame.decode(BlinkUpFrame.encode(sample.configuration)) == sample.configuration)
    }

    @Test func haveTheDocumentedBytes() throws {
        #expect(
            try BlinkUpFrame.encode(BlinkUpSamples.wifi)
                == frame(
                    [2, 12, 4, 0x68, 0x6F, 0x6D, 0x65, 6, 0x73, 0x65, 0x63, 0x72, 0x65, 0x74]))
        #expect(BlinkUpFrame.checksum(Array("123456789".utf8)[...]) == [0x26, 0x39, 0xF4, 0xCB])
    }

    @Test("R33: a frame with any one bit turned round is refused")
    func flipped() throws {
        let good = try BlinkUpFrame.encode(BlinkUpSamples.full)
        for bit in 0..<good.count * 8 {
            var frame = good
            frame[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(failure(frame) != nil, "bit \(bit)")
        }
    }

    @Test("R33: the beginning of a frame is refused, whatever its length")
    func truncated() throws {
        let good = try BlinkUpFrame.encode(BlinkUpSamples.full)
        for count in 0..<good.count { #expect(failure(Array(good.prefix(count))) == .truncated, "\(count) bytes") }
    }

    @Test("R33: a frame with more behind it is refused")
    func overlong() throws {
        #expect(failure(try BlinkUpFrame.encode(BlinkUpSamples.full) + [0]) == .overlong)
        #expect(failure(frame([UInt8](repeating: 0, count: 513))) == .overlong)
    }

    @Test(
        "R33: fields that are wrong are refused",
        arguments: [
            ([7, 0], .unknownField(7)), ([0, 0], .unknownField(0)), ([2], .invalidField(2)),
            ([2, 5, 1], .invalidField(2)),
            ([3, 1, 0, 3, 1, 0], .misplacedField(3)), ([3, 1, 0, 1, 1, 1], .misplacedField(1)),
            ([1, 1, 0], .invalidField(1)), ([1, 1, 16], .invalidField(1)), ([1, 2, 1, 1], .invalidField(1)),
            ([2, 2, 0, 0], .invalidField(2)), ([2, 4, 1, 65, 0, 0], .invalidField(2)),
            ([3, 2, 1, 0x31], .invalidField(3)), ([3, 9, 8] + [UInt8](repeating: 0x2F, count: 8), .invalidField(3)),
            ([4, 3, 1, 65, 0], .invalidField(4)), ([5, 12] + [UInt8](repeating: 1, count: 12), .invalidField(5)),
            ([5, 24] + [UInt8](repeating: 1, count: 24), .invalidField(5)), ([6, 5, 80, 0, 0, 0, 0], .invalidField(6)),
            ([6, 7, 80, 0, 1, 65, 1, 65, 0], .invalidField(6)),
        ] as [([UInt8], BlinkUpFailure)])
    func wrongFields(_ fields: [UInt8], _ expected: BlinkUpFailure) {
        #expect(failure(frame(fields)) == expected)
    }

    @Test func ofAnotherVersionAreRefused() {
        #expect(failure(frame(version: 2, [])) == .unknownVersion(2))
    }

    @Test func areNotMadeOfWhatIsOutOfItsLimits() {
        var configuration = BlinkUpConfiguration()
        configuration.wifi = .init(ssid: BlinkUpSamples.text(33), key: ByteString(""))
        #expect(throws: BlinkUpFailure.invalidField(2)) { try BlinkUpFrame.encode(configuration) }
        configuration.wifi = .init(ssid: BlinkUpSamples.text(300), key: ByteString(""))
        #expect(throws: BlinkUpFailure.invalidField(2)) { try BlinkUpFrame.encode(configuration) }
        configuration = BlinkUpConfiguration()
        configuration.wps = .init(pin: "1234567")
        #expect(throws: BlinkUpFailure.invalidField(3)) { try BlinkUpFrame.encode(configuration) }
        configuration = BlinkUpConfiguration()
        configuration.staticNetwork = .init(address: 0, netmask: 0, gateway: 0, nameServers: [])
        #expect(throws: BlinkUpFailure.invalidField(5)) { try BlinkUpFrame.encode(configuration) }
    }
}
