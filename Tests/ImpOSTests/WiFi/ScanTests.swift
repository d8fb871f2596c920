import ImpRuntime
import ImpSimulation
import Testing

@testable import ImpOS

@Suite("Scans, channels and countries")
struct StationScans {
    private let networks: [AccessPointSettings] = [
        .named("home", 1, channel: 1, signal: -40), .named("shop", 2, key: "password", channel: 11, signal: -70),
        .named("secret", 3, channel: 6) { $0.isHidden = true },
    ]

    private func found(_ world: RadioWorld) -> [String] {
        world.scans.last?.map { String(decoding: $0.ssid.bytes, as: UTF8.self) } ?? ["no scan"]
    }

    @Test("R10: with the radio off, a scan turns it on and off again")
    func whileOff() {
        var world = RadioWorld(networks)
        world.tell(.scan)
        #expect(world.station.isScanning)
        world.run(for: .seconds(3))
        #expect(found(world) == ["home", "", "shop"])
        #expect(world.scans.last?.map(\.isOpen) == [true, true, false])
        #expect(world.scans.last?.map(\.channel) == [1, 6, 11])
        #expect(world.scans.last?.map(\.signal) == [-40, -50, -70])
        #expect(world.news.first == .radio(.scanning) && world.news.last == .radio(.off))
        #expect(!world.station.isScanning)
    }

    @Test("R10: a scan while joined leaves the association alone")
    func whileJoined() {
        var world = RadioWorld(networks)
        world.join("home")
        world.run(for: .seconds(3))
        world.tell(.scan)
        world.run(for: .seconds(3))
        #expect(found(world).count == 3)
        #expect(world.isMember)
        #expect(world.losses == [])
    }

    @Test("R10: a scan during a join follows it, whether it succeeds or not", arguments: ["home", "nowhere"])
    func duringJoin(name: String) {
        var world = RadioWorld(networks)
        world.join(name)
        world.tell(.scan)
        world.run(for: .seconds(10))
        #expect(found(world).count == 3)
    }

    @Test("R10: a second scan while one runs is of no effect")
    func twice() {
        var world = RadioWorld(networks)
        world.tell(.scan)
        world.tell(.scan)
        world.run(for: .seconds(10))
        #expect(world.scans.count == 1)
    }

    @Test("R10: the radio goes off in the middle: what was found so far is told")
    func cutShort() {
        var world = RadioWorld(networks)
        world.tell(.scan)
        world.run(for: WiFiFigures.radioStart + .milliseconds(30))
        world.tell(.leave)
        #expect(found(world) == ["home"])
        #expect(world.news.last == .radio(.off))
    }

    @Test("R10: a join while a scan runs waits for it")
    func joinDuringScan() {
        var world = RadioWorld(networks)
        world.tell(.scan)
        world.join("home")
        world.run(for: .seconds(5))
        #expect(found(world).count == 3)
        #expect(world.joined == ["home"])
    }

    @Test(
        "R29: which channels an access point is seen on",
        arguments: [
            (Module.imp003, UInt32(0x0000_5355), 11, true), (.imp003, 0x0000_5355, 13, false),
            (.imp003, 0x0000_4247, 13, true), (.imp003, 0x0000_4247, 36, false),
            (.imp005, 0x0011_5858, 13, false), (.imp005, 0x0011_5858, 36, true), (.imp005, 0x0011_5858, 149, true),
            (.imp005, 0x03B8_504A, 13, true), (.imp005, 0x03B8_504A, 100, true), (.imp005, 0x03B8_504A, 149, false),
            (.imp005, 0x037F_3045, 13, true), (.imp005, 0x037F_3045, 165, false),
            (.imp005, 0x03B6_4143, 120, false), (.imp005, 0x0023_5A58, 48, true),
        ])
    func channels(module: Module, code: UInt32, channel: Int, isSeen: Bool) throws {
        var world = RadioWorld([.named("home", channel: channel)], module: module)
        world.join("home", country: try #require(Country(code: code, on: module)))
        world.run(for: .seconds(10))
        #expect(world.joined == (isSeen ? ["home"] : []))
        world.tell(.scan)
        world.run(for: .seconds(10))
        #expect(world.scans.last?.count == (isSeen ? 1 : 0))
    }

    @Test("R29: a module knows its own codes only")
    func codes() {
        #expect(Country(code: 0x03B8_504A, on: .imp005) != nil)
        #expect(Country(code: 0x03B8_504A, on: .imp003) == nil)
        #expect(Country(code: 0x0000_5355, on: .imp005) == nil)
        #expect(Country(code: 0, on: .imp001) == nil)
        #expect(Country.initial(on: .imp004m).code == 0x0000_5355)
    }
}
