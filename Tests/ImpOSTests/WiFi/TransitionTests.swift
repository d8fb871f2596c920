import ImpRuntime
import Testing

@testable import ImpOS

@Suite("A station, step by step")
struct TransitionTests {
    /// In each place of a join, what is sent next to be received in order to go on.
    private static let network: NetworkElements = {
        var elements = NetworkElements()
        elements.ssid = ByteString("home")
        elements.channel = 1
        return elements
    }()

    private static func fromAccessPoint(
        _ body: FrameBody, to receiver: MACAddress = RadioWorld.address
    ) -> WiFiStation.Input {
        .received(
            Frame(from: .test(1), to: receiver, bssid: .test(1), body).bytes, signal: -50, channel: 1)
    }

    /// A station that is part of an open network after three frames; `steps` of them are let happen.
    private func station(after steps: Int) -> (WiFiStation, Instant) {
        var station = WiFiStation(
            address: RadioWorld.address, country: .initial(on: .imp001), random: SeededRandom(seed: 1))
        var now = Instant.start
        _ = station.handle(
            .join(WiFiJoin(ssid: ByteString("home"), key: ByteString(""), country: .initial(on: .imp001))), at: now)
        now = station.deadline ?? now
        _ = station.handle(.tick, at: now)
        let frames: [FrameBody] = [
            .probeResponse(Advertisement(isPrivate: false, elements: Self.network)),
            .authentication(Authentication(step: 2)), .associationResponse(status: 0, Self.network),
        ]
        for frame in frames.prefix(steps) {
            _ = station.handle(Self.fromAccessPoint(frame), at: now)
            while case .searching = station.activity, let deadline = station.deadline {
                now = deadline
                _ = station.handle(.tick, at: now)
            }
        }
        return (station, now)
    }

    private func name(_ station: WiFiStation) -> String {
        switch station.activity {
        case .off: "off"
        case .searching: "searching"
        case .joined: "joined"
        case .trying(let attempt):
            switch attempt.step {
            case .authenticating: "authenticating"
            case .associating: "associating"
            case .securing: "securing"
            case .enrolling: "enrolling"
            }
        }
    }

    @Test("Three frames lead in", arguments: zip(0...3, ["searching", "authenticating", "associating", "joined"]))
    func path(steps: Int, place: String) { #expect(name(station(after: steps).0) == place) }

    private static let frames: [String: WiFiStation.Input] = [
        "authentication": fromAccessPoint(.authentication(Authentication(step: 2))),
        "refused authentication": fromAccessPoint(.authentication(Authentication(step: 2, status: 1))),
        "association": fromAccessPoint(.associationResponse(status: 0, network)),
        "refused association": fromAccessPoint(.associationResponse(status: 17, network)),
        "deauthentication": fromAccessPoint(.deauthentication(reason: 4)),
        "disassociation of all": fromAccessPoint(.disassociation(reason: 5), to: .broadcast),
        "key": fromAccessPoint(.port(.key(KeyFrame(.first, replayCounter: 1)))),
        "WPS": fromAccessPoint(.port(.wps(.refusal(.wrongPassword)))),
        "for another": fromAccessPoint(.deauthentication(reason: 4), to: .test(77)),
        "garbage": .received([0xC0, 0, 0], signal: -50, channel: 1),
        "no beacons": .beaconsMissed(from: .test(1)),
        "leave": .leave,
    ]

    @Test(
        "Where an event leads; what is not in the table changes nothing",
        arguments: [
            (0, ["leave": "off"]),
            (
                1,
                [
                    "leave": "off", "authentication": "associating", "refused authentication": "off",
                    "deauthentication": "off", "disassociation of all": "off",
                ]
            ),
            (
                2,
                [
                    "leave": "off", "association": "joined", "refused association": "off", "deauthentication": "off",
                    "disassociation of all": "off",
                ]
            ),
            (3, ["leave": "off", "deauthentication": "off", "disassociation of all": "off", "no beacons": "joined"]),
        ])
    func table(steps: Int, changes: [String: String]) {
        let (before, now) = station(after: steps)
        for (event, input) in Self.frames {
            var station = before
            let actions = station.handle(input, at: now)
            if let place = changes[event] {
                #expect(name(station) == place, "\(event)")
            } else {
                #expect(station == before && actions == [], "\(event) at \(steps)")
            }
        }
    }

    @Test("Silence is asked four times", arguments: 1...2)
    func silence(steps: Int) {
        var (station, _) = station(after: steps)
        var sent = 1
        var failures: [WiFiFailure] = []
        while let deadline = station.deadline {
            for action in station.handle(.tick, at: deadline) {
                if case .transmit = action { sent += 1 }
                if case .failed(let failure) = action { failures.append(failure) }
            }
        }
        #expect(sent == WiFiFigures.tries)
        #expect(failures == [.timedOut])
    }

    @Test("Three looks, and the network is not there")
    func notThere() {
        var (station, _) = station(after: 0)
        var probes = 1
        while let deadline = station.deadline {
            for action in station.handle(.tick, at: deadline) { if case .transmit = action { probes += 1 } }
        }
        #expect(probes == 3 * 11)
        #expect(name(station) == "off")
    }
}
