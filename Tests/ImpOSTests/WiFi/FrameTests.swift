import ImpRuntime
import Testing

@testable import ImpOS

@Suite("802.11 frames")
struct FrameTests {
    static var elements: NetworkElements {
        var elements = NetworkElements()
        elements.ssid = ByteString("home")
        elements.rates = NetworkElements.usualRates
        elements.channel = 6
        elements.country = Array("DE".utf8)
        elements.security = .wpa2Personal
        elements.hasWME = true
        elements.wps = WPSElement(isActive: true, method: .pushButton)
        return elements
    }

    static let bodies: [FrameBody] = [
        .beacon(Advertisement(timestamp: 77, isPrivate: true, elements: elements)),
        .probeRequest(elements),
        .probeResponse(Advertisement(isPrivate: true, elements: elements)),
        .authentication(Authentication(step: 2, status: 1)),
        .associationRequest(elements),
        .associationResponse(status: 0, elements),
        .deauthentication(reason: 3),
        .disassociation(reason: 8),
        .port(.key(KeyFrame(.third, keyLength: 16, replayCounter: 9, groupCounter: 4, data: [1, 2, 3]))),
        .port(
            .wps(
                .hello(
                    nonce: [UInt8](repeating: 1, count: 16), publicKey: [UInt8](repeating: 2, count: 32), .pushButton))),
        .port(.wps(.welcome(nonce: [UInt8](repeating: 1, count: 16), publicKey: [UInt8](repeating: 2, count: 32)))),
        .port(.wps(.proof([UInt8](repeating: 1, count: 32), code: [UInt8](repeating: 2, count: 8)))),
        .port(
            .wps(
                .settings(
                    proof: [UInt8](repeating: 1, count: 32), encrypted: [3], code: [UInt8](repeating: 2, count: 8)))),
        .port(.wps(.done)),
        .port(.wps(.refusal(.wrongPassword))),
    ]

    static func bytes(_ body: FrameBody) -> [UInt8] {
        Frame(from: .test(1), to: RadioWorld.address, bssid: .test(1), sequence: 0xABC, body).bytes
    }

    @Test("What is written is read", arguments: bodies)
    func roundTrip(body: FrameBody) throws {
        let frame = try #require(Frame(Self.bytes(body)))
        #expect(frame.body == body)
        #expect(frame.sequence == 0xABC)
        #expect(frame.receiver == RadioWorld.address)
    }

    @Test("R31: cut off anywhere, a frame is refused or means less", arguments: bodies)
    func truncated(body: FrameBody) {
        let bytes = Self.bytes(body)
        for count in bytes.indices {
            if let frame = Frame(Array(bytes[..<count])) { #expect(frame.body != body) }
        }
    }

    @Test("A deauthentication, byte by byte")
    func layout() {
        #expect(
            Self.bytes(.deauthentication(reason: 3)) == [
                0xC0, 0x00, 0x00, 0x00, 0x0C, 0x2A, 0x69, 0x01, 0x23, 0x45, 0x02, 0x00, 0x00, 0x00, 0x00, 0x01, 0x02,
                0x00, 0x00, 0x00, 0x00, 0x01, 0xC0, 0xAB, 0x03, 0x00,
            ])
    }

    private static let header = Array(bytes(.probeRequest(NetworkElements())).prefix(24))

    @Test(
        "R31: malformed elements are refused",
        arguments: [
            [0, 33] + [UInt8](repeating: 65, count: 33),
            [0, 5, 65],
            [0],
            [1, 0],
            [1, 9, 2, 4, 11, 22, 12, 18, 24, 36, 48],
            [3, 0],
            [3, 2, 1, 1],
            [7, 2, 85, 83],
            [48, 2, 1, 0],
            [48, 12, 1, 0, 0, 0x0F, 0xAC, 4, 0xFF, 0xFF, 0, 0x0F, 0xAC, 4],
            [221, 6, 0, 0x50, 0xF2, 2, 0, 1],
            [221, 8, 0, 0x50, 0xF2, 4, 0x10, 0x4A, 0, 9],
        ])
    func malformed(elements: [UInt8]) {
        #expect(Frame(Self.header + elements) == nil)
    }

    @Test("Elements that nobody knows are passed over")
    func unknown() {
        let frame = Frame(Self.header + [200, 2, 1, 2, 221, 3, 1, 2, 3, 0, 1, 65])
        guard case .probeRequest(let elements) = frame?.body else {
            Issue.record("not read")
            return
        }
        #expect(elements.ssid == ByteString("A"))
    }
}
