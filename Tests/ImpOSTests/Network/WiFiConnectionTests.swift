import ImpOS
import ImpRuntime
import ImpSimulation
import Testing

@Suite struct WiFiConnectionTests {
    static let radio = NetworkHardware(radio: MACAddress(0x0C2A_6900_0001), ethernet: nil)
    static let home = AccessPointSettings.named("home", key: "password")

    static func settings(_ ssid: String, _ key: String = "", wps: WPSMode? = nil) -> NetworkConfiguration {
        NetworkBench.settings(
            wifi: WiFiJoin(
                ssid: ByteString(ssid), key: ByteString(key), country: .initial(on: .imp003), wps: wps))
    }

    static func connected(within span: TimeSpan = .seconds(10)) throws -> NetworkBench {
        var bench = try NetworkBench(hardware: radio, [home])
        bench.tell(.connect(settings("home", "password")))
        bench.run(for: span)
        return bench
    }

    @Test("R2: a board with Wi-Fi alone never waits for Ethernet")
    func tellsItsPhases() throws {
        let bench = try Self.connected()
        #expect(bench.phases == [.searching, .joining, .gettingAddress, .resolving, .connecting, .connected])
        let time = try #require(bench.when(.connected)).since(.start)
        #expect(time < .seconds(3))
    }

    @Test func isSoonBack() throws {
        var bench = try Self.connected()
        bench.tell(.disconnect)
        #expect(bench.actions.last == .phase(.off))
        let start = bench.now
        bench.told = []
        bench.tell(.connect(Self.settings("home", "password")))
        bench.run(for: .seconds(10))
        let time = try #require(bench.when(.connected)).since(start)
        #expect(time < .seconds(2))
    }

    @Test(arguments: [
        ("elsewhere", ""), ("home", ""), ("home", "wrong password"),
        // R16: the key is stored, and the network is open.
        ("open", "password"),
    ])
    func failsIfItCannotJoin(ssid: String, key: String) throws {
        var bench = try NetworkBench(hardware: Self.radio, [Self.home, .named("open", 2)])
        bench.tell(.connect(Self.settings(ssid, key)))
        bench.run(for: .seconds(120))
        #expect(bench.outcomes == [.failed(.noWiFi)])
        #expect(bench.stack.lastError == .noWiFi)
        #expect(bench.isSilent)
    }

    @Test func isLostWithItsAccessPoint() throws {
        var bench = try Self.connected()
        bench.change(Self.home.bssid) { $0.isUp = false }
        bench.run(for: .seconds(60))
        #expect(bench.outcomes == [.connected, .lost(.noWiFi)])
        #expect(bench.isSilent)
    }

    @Test func isLostWhenItIsSentAway() throws {
        var bench = try Self.connected()
        bench.expect(bench.air.deauthenticateAll(at: Self.home.bssid, bench.now))
        bench.run(for: .seconds(60))
        #expect(bench.outcomes == [.connected, .lost(.noWiFi)])
    }

    @Test("R8: what WPS gave is told, and the connection goes on")
    func learnsByWPS() throws {
        var point = Self.home
        point.wps = .pushButton(pressedAt: .start)
        var bench = try NetworkBench(hardware: Self.radio, [point])
        bench.tell(.connect(Self.settings("", wps: .pushButton)))
        bench.run(for: .seconds(60))
        #expect(bench.phases.first == .wps)
        #expect(bench.actions.contains(.learned(ssid: ByteString("home"), key: ByteString("password"))))
        #expect(bench.outcomes == [.connected])
    }

    @Test("R2: with both media fitted, Wi-Fi comes when no cable is in")
    func turnsToWiFi() throws {
        let both = NetworkHardware(radio: Self.radio.radio, ethernet: MACAddress(2))
        var bench = try NetworkBench(hardware: both, [Self.home])
        bench.tell(.connect(Self.settings("home", "password")))
        bench.run(for: .seconds(20))
        #expect(Array(bench.phases.prefix(2)) == [.waitingForEthernet, .searching])
        #expect(bench.stack.medium == .wifi)
        bench.tell(.ethernetLink(true))
        bench.run(for: .seconds(5))
        #expect(bench.outcomes == [.connected])
    }

    @Test("R11: the joined network is told besides the stored one")
    func tellsBothNames() throws {
        let bench = try Self.connected()
        let info = bench.stack.info(storedSSID: ByteString("next"))
        #expect(info.active == 0)
        #expect(
            info.interfaces == [
                .wifi(
                    .init(
                        macAddress: MACAddress(0x0C2A_6900_0001), ssid: ByteString("next"),
                        joined: .init(ssid: ByteString("home"), bssid: Self.home.bssid, channel: 6, rssi: -50)))
            ])
    }

    @Test("R10: scans go on beside connecting")
    func scansMeanwhile() throws {
        var bench = try Self.connected(within: .milliseconds(500))
        bench.tell(.scan)
        bench.run(for: .seconds(20))
        #expect(bench.outcomes == [.connected])
        #expect(bench.actions.contains { if case .scanned(let found) = $0 { found.count == 1 } else { false } })
    }

    @Test func canBeSwitchedOffAtAnyMoment() throws {
        for milliseconds in stride(from: Int64(0), to: 3_000, by: 37) {
            var bench = try Self.connected(within: .milliseconds(milliseconds))
            bench.tell(.disconnect)
            #expect(bench.actions.contains(.radio(.off)))
            let told = bench.told.count
            bench.run(for: .seconds(60))
            #expect(bench.told.count == told, "\(milliseconds)")
            #expect(bench.isSilent)
        }
    }

    @Test("R27: Wi-Fi on and off, again and again")
    func manyCycles() throws {
        var bench = try NetworkBench(hardware: Self.radio, [Self.home])
        var random = SeededRandom(seed: 27)
        var connected = 0
        for _ in 0..<1_000 {
            bench.told = []
            bench.ends = [:]
            bench.tell(.connect(Self.settings("home", "password")))
            bench.run(for: .milliseconds(Int64.random(in: 0..<3_000, using: &random)))
            if bench.stack.isConnected { connected += 1 }
            bench.tell(.disconnect)
            bench.run(for: .milliseconds(Int64.random(in: 0..<100, using: &random)))
        }
        #expect(connected > 200)
        bench.tell(.connect(Self.settings("home", "password")))
        bench.run(for: .seconds(10))
        #expect(bench.stack.isConnected)
    }
}

extension NetworkBench {
    /// Whether the device is off, and wants nothing any more.
    var isSilent: Bool { stack.deadline == nil && stack.medium == nil }
}
