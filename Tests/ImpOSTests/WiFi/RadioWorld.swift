import ImpRuntime
import ImpSimulation

@testable import ImpOS

/// A station and the air around it, on virtual time.
struct RadioWorld {
    var station: WiFiStation
    var air: Air
    var now = Instant.start
    /// Of the station, but for frames.
    var news: [WiFiStation.Action] = []
    /// What the station sent.
    var sent: [(frame: Frame, at: Instant)] = []
    /// Of a thousand frames each way, so many get lost.
    var lossPerThousand = 0
    /// Decides about frames that are on their way to the station: false takes them away.
    var passes: (Frame) -> Bool = { _ in true }
    /// Changes frames of the station on their way.
    var rewrite: ([UInt8]) -> [UInt8] = { $0 }
    private var underway: [(event: Air.Event, at: Instant)] = []
    private var random: SeededRandom

    init(_ accessPoints: [AccessPointSettings] = [], module: Module = .imp003, seed: UInt64 = 1) {
        station = WiFiStation(
            address: Self.address, country: .initial(on: module), random: SeededRandom(seed: seed, stream: "station"))
        air = Air(accessPoints, random: SeededRandom(seed: seed, stream: "air"))
        random = SeededRandom(seed: seed, stream: "loss")
    }

    static let address = MACAddress(0x0C2A_6901_2345)

    mutating func tell(_ input: WiFiStation.Input) {
        for action in station.handle(input, at: now) {
            guard case .transmit(let bytes, let channel) = action else {
                news.append(action)
                continue
            }
            if let frame = Frame(bytes) { sent.append((frame, now)) }
            if !isLost() { expect(air.transmit(rewrite(bytes), channel: channel, at: now)) }
        }
    }

    mutating func change(_ bssid: MACAddress, _ change: (inout AccessPointSettings) -> Void) {
        expect(air.change(bssid, at: now, change))
    }

    mutating func expect(_ events: [Air.Event]) {
        for event in events {
            switch event {
            case .frame(_, _, _, let at): if !isLost() { underway.append((event, at)) }
            case .beaconsMissed: underway.append((event, now))
            }
        }
    }

    /// Everything that happens in that time.
    mutating func run(for span: TimeSpan) {
        let end = now + span
        while let next = nextTime, next <= end {
            now = max(now, next)
            step()
        }
        now = end
    }

    var nextTime: Instant? { (underway.map(\.at) + [station.deadline, air.deadline].compactMap { $0 }).min() }

    private mutating func step() {
        if let index = underway.indices.filter({ underway[$0].at <= now }).min(by: { underway[$0].at < underway[$1].at }
        ) {
            deliver(underway.remove(at: index).event)
        } else if let due = air.deadline, due <= now {
            expect(air.tick(at: now))
        } else {
            tell(.tick)
        }
    }

    private mutating func deliver(_ event: Air.Event) {
        switch event {
        case .frame(let bytes, let signal, let channel, _):
            if let frame = Frame(bytes), !passes(frame) { return }
            tell(.received(bytes, signal: signal, channel: channel))
        case .beaconsMissed(let bssid): tell(.beaconsMissed(from: bssid))
        }
    }

    private mutating func isLost() -> Bool { lossPerThousand > 0 && Int(random.next() % 1_000) < lossPerThousand }
}

extension RadioWorld {
    mutating func join(
        _ ssid: String, _ key: String = "", country: Country = .initial(on: .imp003), wps: WPSMode? = nil
    ) {
        tell(.join(WiFiJoin(ssid: ByteString(ssid), key: ByteString(key), country: country, wps: wps)))
    }

    var failures: [WiFiFailure] { news.compactMap { if case .failed(let failure) = $0 { failure } else { nil } } }
    var losses: [WiFiFailure] { news.compactMap { if case .lost(let failure) = $0 { failure } else { nil } } }
    var scans: [[ScannedNetwork]] { news.compactMap { if case .scanned(let found) = $0 { found } else { nil } } }

    /// The networks by name that the station is told it joined.
    var joined: [String] {
        news.compactMap { action in
            guard case .joined(let association) = action else { return nil }
            return String(decoding: association.ssid.bytes, as: UTF8.self)
        }
    }

    var isMember: Bool {
        station.association.map { air.carriesData(of: Self.address, at: $0.bssid) } ?? false
    }
}

extension AccessPointSettings {
    /// WPA2 when there is a key.
    static func named(
        _ ssid: String, _ number: UInt64 = 1, key: String = "", channel: Int = 6, signal: Int = -50,
        _ change: (inout AccessPointSettings) -> Void = { _ in }
    ) -> AccessPointSettings {
        var settings = AccessPointSettings(
            ssid: ByteString(ssid), bssid: .test(number), channel: channel, signal: signal,
            security: key.isEmpty ? .open : .wpa2(ByteString(key)))
        change(&settings)
        return settings
    }
}

extension MACAddress {
    static func test(_ number: UInt64) -> MACAddress { MACAddress(0x0200_0000_0000 + number) }
}
