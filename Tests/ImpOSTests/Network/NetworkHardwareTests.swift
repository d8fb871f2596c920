import ImpOS
import ImpRuntime
import Testing

@Suite struct NetworkHardwareTests {
    static let (radio, port) = (MACAddress(1), MACAddress(2))

    struct Row: Sendable {
        var module = Module.imp005
        var board: BoardSwitches
        var hasImage = false
        var media: (radio: Bool, ethernet: Bool)
    }

    @Test(
        "R2: only what is there is used",
        arguments: [
            Row(board: BoardSwitches(), media: (true, true)),
            Row(board: BoardSwitches(ethernetPHY: false), media: (true, false)),
            Row(board: BoardSwitches(wifiAntenna: false), hasImage: true, media: (false, true)),
            Row(board: BoardSwitches(wifiAntenna: false), media: (true, true)),
            Row(board: BoardSwitches(), hasImage: true, media: (true, true)),
            Row(module: .imp003, board: BoardSwitches(), media: (true, false)),
            Row(module: .imp001, board: BoardSwitches(wifiAntenna: false), hasImage: true, media: (true, false)),
        ])
    func detects(row: Row) {
        let found = NetworkHardware.detect(
            on: row.module, row.board, hasNVRAMImage: row.hasImage, radio: Self.radio, ethernet: Self.port)
        #expect((found.radio != nil) == row.media.radio)
        #expect((found.ethernet != nil) == row.media.ethernet)
    }

    @Test("R2: an Ethernet-only board waits for its cable and never powers the radio")
    func ethernetOnly() throws {
        var bench = try NetworkBench()
        bench.tell(.connect(NetworkBench.settings(wifi: nil)))
        #expect(bench.phases == [.waitingForEthernet])
        bench.run(for: .seconds(9))
        bench.tell(.ethernetLink(true))
        bench.run(for: .seconds(5))
        #expect(bench.outcomes == [.connected])
        bench.tell(.scan)
        #expect(bench.actions.contains(.scanned([])))
        bench.tell(.ethernetLink(false))
        #expect(bench.outcomes == [.connected, .lost(.noWiFi)])
        bench.tell(.connect(NetworkBench.settings(wifi: nil)))
        bench.run(for: .seconds(20))
        #expect(bench.outcomes.last == .failed(.noWiFi))
        #expect(!bench.actions.contains { if case .radio = $0 { true } else { false } })
    }

    @Test("R18: without any settings nothing is tried")
    func noSettings() throws {
        var bench = try NetworkBench(hardware: NetworkHardware(radio: Self.radio, ethernet: nil))
        bench.tell(.connect(NetworkBench.settings()))
        #expect(bench.actions == [.phase(.noSettings), .failed(.noWiFi)])
        #expect(bench.stack.deadline == nil)
        #expect(bench.stack.lastError == .noWiFi)
    }
}
