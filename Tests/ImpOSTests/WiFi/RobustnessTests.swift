import ImpRuntime
import ImpSimulation
import Testing

@testable import ImpOS

@Suite("A station under fire")
struct RobustnessTests {
    private static let networks: [AccessPointSettings] = [
        .named("home", 1, key: "password") { $0.wps = .pin("12345670") },
        .named("home", 2, key: "password", channel: 1, signal: -70) { $0.wme = .required },
        .named("open", 3, channel: 11) { $0.wps = .pushButton(pressedAt: .start) },
    ]

    /// What must hold whatever happened.
    private func check(_ world: RadioWorld) {
        let station = world.station
        #expect(station.actions.isEmpty)
        switch station.phase {
        case .off: #expect(station.isScanning == (station.deadline != nil))
        case .wps, .searching, .joining: #expect(station.deadline != nil)
        case .joined: #expect(station.association != nil)
        }
        if let deadline = station.deadline { #expect(deadline >= world.now) }
    }

    private func wish(_ world: inout RadioWorld, _ random: inout SeededRandom) {
        switch random.next() % 8 {
        case 0, 1: world.join("home", "password")
        case 2: world.join("open")
        case 3: world.join("", wps: random.next() % 2 == 0 ? .pin("12345670") : .pushButton)
        case 4: world.tell(.scan)
        case 5, 6: world.tell(.leave)
        default: hit(&world, &random)
        }
    }

    private func checkFrame(_ bytes: [UInt8]) {
        guard let frame = Frame(bytes) else { return }
        #expect(Frame(frame.bytes) == frame)
    }

    /// A frame out of the blue.
    private func hit(_ world: inout RadioWorld, _ random: inout SeededRandom) {
        let body = FrameTests.bodies[Int(random.next() % UInt64(FrameTests.bodies.count))]
        let from = MACAddress.test(1 + random.next() % 3)
        let frame = Frame(from: from, to: RadioWorld.address, bssid: from, body)
        world.tell(.received(frame.bytes, signal: -50, channel: [11, 6, 1][Int(from.value % 3)]))
    }

    @Test("R27: on and off ten thousand times, at any moment, and still good for a join")
    func onAndOff() {
        var world = RadioWorld(Self.networks, seed: 27)
        world.lossPerThousand = 30
        var random = SeededRandom(seed: 36)
        for _ in 1...10_000 {
            wish(&world, &random)
            world.run(for: .milliseconds(Int64(random.next() % 900)))
            check(world)
            world.news = []
            world.sent = []
        }
        world.lossPerThousand = 0
        world.tell(.leave)
        world.join("home", "password")
        world.run(for: .seconds(30))
        #expect(world.joined == ["home"])
    }

    @Test("R31: random bytes and mutated frames break nothing, and decode to what they encode")
    func mutated() {
        var random = SeededRandom(seed: 31)
        var world = RadioWorld(Self.networks)
        world.join("home", "password")
        world.run(for: .seconds(3))
        for _ in 1...20_000 {
            var bytes = FrameTests.bytes(FrameTests.bodies[Int(random.next() % UInt64(FrameTests.bodies.count))])
            for _ in 0...random.next() % 3 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 4 == 0 { bytes = random.bytes(Int(random.next() % 80)) }
            checkFrame(bytes)
            _ = world.station.handle(.received(bytes, signal: -50, channel: 6), at: world.now)
        }
        check(world)
    }
}
