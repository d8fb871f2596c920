import ImpHardware
import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

/// R29: the countries of each module, as a factory's program sets them and as the radio keeps to them.
struct Countries {
    /// What the vendor's page on `imp.setcountry` lists, and what it does not.
    static let codes: [(code: UInt32, text: String, modules: [Module])] = [
        (0x0000_5355, "00005355", Module.allCases.filter { $0 != .imp005 }),
        (0x0000_4247, "00004247", Module.allCases.filter { $0 != .imp005 }),
        (0x0011_5858, "00115858", [.imp005]), (0x03B6_4143, "03B64143", [.imp005]),
        (0x037F_3045, "037F3045", [.imp005]), (0x03B8_504A, "03B8504A", [.imp005]),
        (0x0023_5A58, "00235A58", [.imp005]),
        // Only what imp005 comes with; of another revision; nothing at all.
        (0x0000_5A58, "", []), (0x0000_504A, "", []), (0, "", []), (0xFFFF_FFFF, "", []),
    ]

    @Test(arguments: Module.allCases)
    func areTheModulesOwn(_ module: Module) throws {
        let list = Countries.codes.map { "\(Int32(bitPattern: $0.code))" }.joined(separator: ", ")
        let found = try factoryMessages(
            """
            server.log(imp.getcountry());
            foreach (code in [\(list)]) {
                try { imp.setcountry(code); server.log(imp.getcountry()); } catch (error) { server.log(error); }
            }
            """, module)
        let initial = module == .imp005 ? "00005A58" : "00005355"
        #expect(
            found == [initial]
                + Countries.codes.map {
                    $0.modules.contains(module) ? $0.text : "invalid code in imp.setcountry(code)"
                })
    }

    @Test func outliveAPowerCutAndCountForTheNextConnection() throws {
        let (simulation, record) = try simulation(
            device: """
                server.log(imp.getcountry() + " " + imp.getchannel());
                if (imp.getcountry() == "00005355") imp.setcountry(0x4247);
                """
        ) {
            $0.world.places[0].accessPoint.channel = 11
        }
        simulation.beFactory()
        _ = try simulation.run(for: .seconds(10), always: true)
        simulation.change { $0.changeAccessPoint(0, at: simulation.now) { $0.channel = 13 } }
        simulation.setPower(false)
        simulation.setPower(true)
        _ = try simulation.run(for: .seconds(10), always: true)
        #expect(record.messages == ["00005355 11", "00004247 13"])
    }

    /// An access point on each channel that there is; those that a scan hears are on the country's.
    @Test(arguments: Module.allCases)
    func limitScans(_ module: Module) throws {
        let data = ModuleData.of(module)
        let all = Array(1...14) + Array(stride(from: 36, through: 165, by: 1))
        for country in data.wifi.countries {
            let found = try factoryMessages(
                """
                local channels = "";
                foreach (network in imp.scanwifinetworks()) channels += network.channel + " ";
                server.log(channels);
                """, data.module
            ) { options in
                options.device.configuration.country = country.code
                options.world.places += all.filter { $0 != WorldSettings.home.channel }.map { channel in
                    WorldSettings.Place(
                        AccessPointSettings(
                            ssid: ByteString("other"), bssid: MACAddress(0x02_0000_001000 + UInt64(channel)),
                            channel: channel, signal: -60, security: .open))
                }
            }
            #expect(found == [country.channels.map { "\($0) " }.joined()], "\(country.text)")
        }
    }
}
