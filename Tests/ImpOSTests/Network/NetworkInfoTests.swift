import ImpOS
import ImpRuntime
import Testing

@Suite struct NetworkInfoTests {
    @Test func followsTheConnection() throws {
        let both = NetworkHardware(radio: MACAddress(1), ethernet: MACAddress(2))
        var bench = try NetworkBench(hardware: both)
        var info = bench.stack.info(storedSSID: ByteString("home"))
        #expect(
            info.interfaces == [
                .wifi(.init(macAddress: MACAddress(1), ssid: ByteString("home"))),
                .ethernet(.init(macAddress: MACAddress(2))),
            ])
        #expect(info.active == nil && info.ipv4 == nil && info.lastError == nil)

        bench.connect(within: .milliseconds(150))
        info = bench.stack.info(storedSSID: ByteString("home"))
        #expect(info.active == nil)
        #expect(info.ipv4?.dhcpServer == IPv4Address(192, 168, 1, 1))

        bench.run(for: .seconds(5))
        info = bench.stack.info(storedSSID: ByteString("other"))
        #expect(info.active == 1)
        #expect(info.interfaces[1] == .ethernet(.init(macAddress: MACAddress(2), speed: 100)))
        #expect(info.ipv4?.network.broadcast == IPv4Address(192, 168, 1, 255))

        bench.tell(.ethernetLink(false))
        info = bench.stack.info(storedSSID: ByteString(""))
        #expect(info.active == nil && info.ipv4 == nil)
        #expect(info.lastError == .noWiFi)
    }
}
