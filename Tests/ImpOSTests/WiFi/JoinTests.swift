import ImpRuntime
import ImpSimulation
import Testing

@testable import ImpOS

@Suite("A station and access points")
struct StationJoins {
    @Test("Open and encrypted networks are joined", arguments: ["", "password of nine"])
    func joins(key: String) {
        var world = RadioWorld([.named("home", key: key)])
        world.join("home", key)
        world.run(for: .seconds(3))
        #expect(world.joined == ["home"])
        #expect(world.isMember)
        #expect(world.station.association?.isEncrypted == !key.isEmpty)
        #expect(world.news.contains(.radio(.receiving)))
        #expect(world.station.deadline == nil)
    }

    @Test("The phases of a join")
    func phases() {
        var world = RadioWorld([.named("home", key: "password")])
        world.join("home", "password")
        world.run(for: .seconds(3))
        let phases = world.news.compactMap { if case .phase(let phase) = $0 { phase } else { nil } }
        #expect(phases == [.searching, .joining, .joined])
    }

    @Test("The strongest access point of the name is taken")
    func strongest() {
        var world = RadioWorld([
            .named("home", 1, signal: -80), .named("home", 2, channel: 11, signal: -60),
            .named("other", 3, signal: -30),
        ])
        world.join("home")
        world.run(for: .seconds(3))
        #expect(world.station.association?.bssid == .test(2))
        #expect(world.station.association?.signal == -60)
    }

    @Test("When the strongest refuses, the next one is taken")
    func nextBest() {
        let full = AccessPointSettings.named("home", 1, key: "another one", signal: -40)
        var world = RadioWorld([full, .named("home", 2, key: "password", signal: -60)])
        world.join("home", "password")
        world.run(for: .seconds(20))
        #expect(world.station.association?.bssid == .test(2))
    }

    @Test("Hidden networks answer to their name")
    func hidden() {
        var world = RadioWorld([.named("home", key: "password") { $0.isHidden = true }])
        world.join("home", "password")
        world.run(for: .seconds(3))
        #expect(world.joined == ["home"])
    }

    @Test("What keeps a station out")
    func failures() {
        let table: [(AccessPointSettings, key: String, WiFiFailure)] = [
            (.named("other"), "", .notFound),
            (.named("home", signal: -96), "", .notFound),
            (.named("home") { $0.isUp = false }, "", .notFound),
            (.named("home", key: "password"), "", .keyNeeded),
            (.named("home", key: "password"), "passwort", .wrongKey),
        ]
        for (settings, key, failure) in table {
            var world = RadioWorld([settings])
            world.join("home", key)
            world.run(for: .seconds(15))
            #expect(world.failures == [failure])
            #expect(world.news.last == .radio(.off))
            #expect(world.station.deadline == nil)
        }
    }

    @Test("R16: a key is stored and the network is open now: not joined")
    func openNow() {
        var world = RadioWorld([.named("home")])
        world.join("home", "password")
        world.run(for: .seconds(15))
        #expect(world.failures == [.networkIsOpen])
        #expect(!world.sent.contains { $0.frame.body == .authentication(Authentication(step: 1)) })
        world.join("home")
        world.run(for: .seconds(3))
        #expect(world.joined == ["home"])
    }

    @Test("R16: an open network of the same name, however strong, is not taken for the one with a key")
    func evilTwin() {
        var world = RadioWorld([.named("home", 1, signal: -20), .named("home", 2, key: "password", signal: -80)])
        world.join("home", "password")
        world.run(for: .seconds(3))
        #expect(world.station.association?.bssid == .test(2))
    }

    @Test("Lost frames are sent again", arguments: 1...20)
    func losses(seed: UInt64) {
        var world = RadioWorld([.named("home", key: "password")], seed: seed)
        world.lossPerThousand = 150
        world.join("home", "password")
        world.run(for: .seconds(20))
        #expect(world.joined == ["home"])
        #expect(world.isMember)
    }

    @Test("A network that goes away is lost when beacons fail to come for the time-out")
    func goesDown() {
        var world = RadioWorld([.named("home")])
        world.join("home")
        world.run(for: .seconds(3))
        world.change(.test(1)) { $0.isUp = false }
        world.run(for: .milliseconds(3_999))
        #expect(world.losses == [])
        world.run(for: .milliseconds(2))
        #expect(world.losses == [.beaconsLost])
        #expect(world.news.last == .radio(.off))
    }

    @Test("A short gap of the signal goes unnoticed, and the new signal is known")
    func gap() {
        var world = RadioWorld([.named("home")])
        world.join("home")
        world.run(for: .seconds(3))
        world.change(.test(1)) { $0.signal = -100 }
        world.run(for: .seconds(2))
        world.change(.test(1)) { $0.signal = -70 }
        world.run(for: .seconds(60))
        #expect(world.losses == [])
        #expect(world.isMember)
        #expect(world.station.association?.signal == -70)
    }

    @Test("Being sent away is a loss; so is an access point's restart")
    func sentAway() {
        for restarts in [false, true] {
            var world = RadioWorld([.named("home")])
            world.join("home")
            world.run(for: .seconds(3))
            if restarts {
                world.change(.test(1)) { $0.isUp = false }
                world.change(.test(1)) { $0.isUp = true }
            } else {
                world.expect(world.air.deauthenticateAll(at: .test(1), world.now))
            }
            world.run(for: .seconds(1))
            #expect(world.losses == [.deauthenticated(reason: restarts ? 2 : 3)])
        }
    }

    @Test("Nothing happens while nothing changes")
    func idle() {
        var world = RadioWorld([.named("home", key: "password")])
        world.join("home", "password")
        world.run(for: .seconds(10))
        #expect(world.nextTime == nil)
    }

    @Test("Leaving says goodbye, and the access point forgets")
    func leaves() {
        var world = RadioWorld([.named("home", key: "password")])
        world.join("home", "password")
        world.run(for: .seconds(3))
        world.tell(.leave)
        #expect(world.sent.last?.frame.body == .deauthentication(reason: 3))
        #expect(world.news.suffix(2) == [.phase(.off), .radio(.off)])
        #expect(world.air.accessPoints[0].members == [])
    }

    @Test(
        "R32: an access point that requires WME is joined, and one without it",
        arguments: [
            AccessPointSettings.WME.none, .offered, .required,
        ])
    func wme(wme: AccessPointSettings.WME) {
        var world = RadioWorld([.named("home", key: "password") { $0.wme = wme }])
        world.join("home", "password")
        world.run(for: .seconds(3))
        #expect(world.isMember)
        #expect(world.station.association?.hasWME == (wme != .none))
    }

    @Test("R32: without WME an access point that requires it refuses")
    func withoutWME() {
        var world = RadioWorld([.named("home") { $0.wme = .required }])
        world.rewrite = { bytes in
            guard var frame = Frame(bytes), case .associationRequest(var elements) = frame.body else { return bytes }
            elements.hasWME = false
            frame.body = .associationRequest(elements)
            return frame.bytes
        }
        world.join("home")
        world.run(for: .seconds(5))
        #expect(world.failures == [.refused(status: 27)])
    }

    @Test("Power save shows while joined, but not during a scan")
    func powerSave() {
        var world = RadioWorld([.named("home")])
        world.tell(.powerSave(true))
        world.join("home")
        world.run(for: .seconds(3))
        #expect(world.news.last == .radio(.powerSave))
        world.tell(.scan)
        #expect(world.news.last == .radio(.scanning))
        world.run(for: .seconds(3))
        #expect(world.news.last == .radio(.powerSave))
    }
}
