import ImpOS
import Testing

@Suite struct IPv4Tests {
    @Test(arguments: ["0.0.0.0", "192.168.1.20", "255.255.255.255"])
    func readsDottedQuads(text: String) throws {
        #expect(try IPv4Address(text).description == text)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.-4", "1.2.3.+4", " 1.2.3.4",
        "01.2.3.4", "a.b.c.d", "1.2.3.4 ", "1.2.3.99999999999999999999", "imp.example",
    ])
    func refusesAnythingElse(text: String) {
        #expect(throws: AddressFault.notDottedQuad(text)) { try IPv4Address(text) }
    }

    struct Static: Sendable {
        var address = "192.168.1.20"
        var netmask = "255.255.255.0"
        var gateway = "192.168.1.1"
        var nameServers = ["192.168.1.1"]
        var fault: String

        func make() throws(AddressFault) -> IPv4Configuration {
            try IPv4Configuration(address: address, netmask: netmask, gateway: gateway, nameServers: nameServers)
        }
    }

    @Test(arguments: [
        Static(netmask: "255.0.255.0", fault: "'255.0.255.0' is not a netmask"),
        Static(netmask: "255.255.255.255", fault: "'255.255.255.255' is not a netmask"),
        Static(address: "192.168.1.0", fault: "'192.168.1.0' is not the address of a host in its network"),
        Static(address: "192.168.1.255", fault: "'192.168.1.255' is not the address of a host in its network"),
        Static(gateway: "192.168.2.1", fault: "gateway '192.168.2.1' is not another host in the device's network"),
        Static(gateway: "192.168.1.20", fault: "gateway '192.168.1.20' is not another host in the device's network"),
        Static(nameServers: [], fault: "1 or 2 name servers expected, not 0"),
        Static(nameServers: ["8.8.8.8", "8.8.4.4", "1.1.1.1"], fault: "1 or 2 name servers expected, not 3"),
        Static(nameServers: ["dns"], fault: "'dns' is not an IP address"),
    ])
    func refusesWhatCannotWork(setting: Static) {
        #expect { try setting.make() } throws: { "\($0)" == setting.fault }
    }

    @Test func knowsItsNetwork() throws {
        let configuration = try Static(netmask: "255.255.254.0", fault: "").make()
        #expect(configuration.network.base.description == "192.168.0.0")
        #expect(configuration.network.broadcast.description == "192.168.1.255")
        let near = IPv4Address(192, 168, 0, 7)
        #expect(configuration.route(to: near).nextHop == near)
        #expect(configuration.route(to: IPv4Address(8, 8, 8, 8)).nextHop == configuration.gateway)
    }
}
