import ImpRuntime
import Testing

@testable import ImpLink

/// Whatever the path does, the bytes arrive once and in order.
@Suite struct TransportDelivery {
    struct Weather: Sendable, CustomTestStringConvertible {
        var lost = 0
        var doubled = 0
        var jitter = TimeSpan.zero

        var testDescription: String { "lost \(lost), doubled \(doubled), jitter \(jitter.seconds) s" }
    }

    static let weathers = [
        Weather(), Weather(lost: 10), Weather(lost: 100), Weather(lost: 200), Weather(doubled: 500),
        Weather(jitter: .milliseconds(200)), Weather(lost: 100, doubled: 100, jitter: .milliseconds(100)),
    ]

    @Test(arguments: weathers) func delivers(_ weather: Weather) {
        for seed: UInt64 in 0..<60 {
            let sizes = [1, 500, 10_000, 40_000]
            let outcome = Self.exchange(weather, seed: seed, size: sizes[Int(seed % 4)])
            #expect(outcome, "seed \(seed)")
        }
    }

    /// Both ends send, read now and then, and close.
    private static func exchange(_ weather: Weather, seed: UInt64, size: Int) -> Bool {
        var path = SimulatedPath(seed: seed)
        (path.lost, path.doubled, path.jitter) = (weather.lost, weather.doubled, weather.jitter)
        var random = SeededRandom(seed: seed, stream: "content")
        let up = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let down = Array(up.reversed())
        var (sentUp, sentDown, atServer, atDevice) = (0, 0, [UInt8](), [UInt8]())
        path.client.open(at: path.now)
        while path.step(until: .start + .seconds(3_600)) {
            let piece = 1 + random.below(4_000)
            sentUp += path.client.write(up[sentUp...].prefix(piece), at: path.now)
            sentDown += path.server.write(down[sentDown...].prefix(piece), at: path.now)
            if random.below(3) > 0 { atServer += path.server.takeReceived() }
            if random.below(3) > 0 { atDevice += path.client.takeReceived() }
            if sentUp == size && sentDown == size && path.client.unacknowledged + path.server.unacknowledged == 0 {
                path.client.close(at: path.now)
            }
        }
        atServer += path.server.takeReceived()
        atDevice += path.client.takeReceived()
        return atServer == up && atDevice == down && path.client.state == .closed && path.server.state == .closed
    }

    @Test func anySegmentIsSurvived() {
        for seed: UInt64 in 0..<300 {
            var path = Transports.connected()
            var random = SeededRandom(seed: seed)
            for _ in 0..<50 {
                path.inject(Self.segment(path, &random), toServer: random.below(2) == 0)
                _ = path.client.write([1, 2, 3], at: path.now)
                _ = path.step(until: path.now + .seconds(1))
            }
        }
    }

    private static func segment(_ path: SimulatedPath, _ random: inout SeededRandom) -> Segment {
        func number() -> Int {
            let bound = [3, 100, 70_000, 1 << 62][random.below(4)]
            return random.below(bound) - 1
        }
        var segment = Segment(
            connection: random.below(5) == 0 ? random.next() : path.client.connection ?? 0,
            server: .server, flags: Segment.Flags(rawValue: UInt8(random.below(32))), sequence: number())
        (segment.acknowledgement, segment.window, segment.largestPayload) = (number(), number(), number())
        let start = number()
        segment.selected = [start..<(start + 10)]
        segment.payload = ByteString([UInt8](repeating: 9, count: random.below(3_000)))
        return segment
    }
}
