import ImpRuntime
import ImpSimulation
import Testing

@testable import ImpOS

@Suite("WPS")
struct WPSTests {
    private func world(_ wps: AccessPointSettings.WPS, key: String = "password") -> RadioWorld {
        RadioWorld([.named("home", key: key) { $0.wps = wps }])
    }

    private func credentials(_ world: RadioWorld) -> [WiFiStation.Action] {
        world.news.filter { if case .credentials = $0 { true } else { false } }
    }

    private let learned = [WiFiStation.Action.credentials(ssid: ByteString("home"), key: ByteString("password"))]

    @Test("R8: a pressed button gives credentials, and the network is joined with them")
    func button() {
        var world = world(.pushButton(pressedAt: .start))
        world.join("", wps: .pushButton)
        world.run(for: .seconds(10))
        #expect(credentials(world) == learned)
        #expect(world.joined == ["home"])
        #expect(world.isMember)
    }

    @Test("R8: an open network gives an empty key")
    func openNetwork() {
        var world = world(.pushButton(pressedAt: .start), key: "")
        world.join("", wps: .pushButton)
        world.run(for: .seconds(10))
        #expect(credentials(world) == [.credentials(ssid: ByteString("home"), key: ByteString(""))])
        #expect(world.joined == ["home"])
    }

    @Test("R8: the button may be pressed later")
    func buttonLater() {
        var world = world(.pushButton(pressedAt: nil))
        world.join("", wps: .pushButton)
        world.run(for: .seconds(90))
        #expect(world.station.phase == .wps)
        let now = world.now
        world.change(.test(1)) { $0.wps = .pushButton(pressedAt: now) }
        world.run(for: .seconds(10))
        #expect(credentials(world) == learned)
    }

    @Test("R8: nobody presses the button for two minutes")
    func nobody() {
        var world = world(.pushButton(pressedAt: nil))
        world.join("", wps: .pushButton)
        world.run(for: .seconds(119))
        #expect(world.failures == [])
        world.run(for: .seconds(2))
        #expect(world.failures == [.wpsTimedOut])
        #expect(world.news.last == .radio(.off))
    }

    @Test("R8: two pressed buttons are one too many")
    func overlap() {
        var world = RadioWorld([
            .named("home", 1, key: "password") { $0.wps = .pushButton(pressedAt: .start) },
            .named("next door", 2, key: "password") { $0.wps = .pushButton(pressedAt: .start) },
        ])
        world.join("", wps: .pushButton)
        world.run(for: .seconds(10))
        #expect(world.failures == [.wpsOverlap])
    }

    @Test("R8: the right PIN gives credentials, a wrong one none")
    func pin() {
        var right = world(.pin("12345670"))
        right.join("", wps: .pin("12345670"))
        right.run(for: .seconds(10))
        #expect(credentials(right) == learned)
        #expect(right.joined == ["home"])
        var wrong = world(.pin("12345670"))
        wrong.join("", wps: .pin("12345671"))
        wrong.run(for: .seconds(10))
        #expect(credentials(wrong) == [])
        #expect(wrong.failures == [.wrongPIN])
    }

    @Test("R8: a PIN is of no use for a button, nor the other way round")
    func methods() {
        var world = world(.pin("12345670"))
        world.join("", wps: .pushButton)
        world.run(for: .seconds(121))
        #expect(world.failures == [.wpsTimedOut])
    }

    @Test("R8: lost frames are sent again", arguments: 1...10)
    func losses(seed: UInt64) {
        var world = RadioWorld(
            [.named("home", key: "password") { $0.wps = .pushButton(pressedAt: .start) }], seed: seed)
        world.lossPerThousand = 100
        world.join("", wps: .pushButton)
        world.run(for: .seconds(110))
        #expect(credentials(world).last == learned[0])
    }
}
