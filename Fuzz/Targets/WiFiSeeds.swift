import ImpOS
import ImpRuntime

extension Seeds {
    /// Inputs of `wifi-frames`: for each place of a join, one frame of every kind.
    public static var wifiFrames: [[UInt8]] {
        (0..<5).map { steps in [UInt8(steps)] + frames.flatMap(withLength) }
    }

    private static func withLength(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(truncatingIfNeeded: bytes.count), UInt8(truncatingIfNeeded: bytes.count >> 8)] + bytes
    }

    private static var frames: [[UInt8]] {
        let station = MACAddress(0x0C2A_6901_2345)
        let accessPoint = MACAddress(0x0200_0000_0001)
        return bodies.map { Frame(from: accessPoint, to: station, bssid: accessPoint, $0).bytes }
    }

    private static var bodies: [FrameBody] {
        [
            .beacon(Advertisement(isPrivate: true, elements: elements)),
            .probeResponse(Advertisement(isPrivate: false, elements: elements)),
            .authentication(Authentication(step: 2)), .associationRequest(elements),
            .associationResponse(status: 0, elements), .port(.key(KeyFrame(.first, replayCounter: 1))),
            .port(.wps(.welcome(nonce: [UInt8](repeating: 1, count: 16), publicKey: [UInt8](repeating: 9, count: 32)))),
            .disassociation(reason: 8), .deauthentication(reason: 3),
        ]
    }

    private static var elements: NetworkElements {
        var elements = NetworkElements()
        elements.ssid = ByteString("home")
        elements.rates = NetworkElements.usualRates
        elements.channel = 1
        elements.country = Array("US".utf8)
        elements.security = .wpa2Personal
        elements.hasWME = true
        elements.wps = WPSElement(isActive: true, method: .pushButton)
        return elements
    }
}
