import ImpHardware
import ImpRuntime

/// Where a module keeps what in its flash, one area after the other. Of the real layout nothing is known.
struct FlashLayout: Equatable, Sendable {
    /// The configuration page.
    let configuration: FlashArea
    let userConfiguration: FlashArea
    /// Which of the two operating systems starts.
    let osSelection: FlashArea
    /// The number of the latest session with the server.
    let epochs: FlashArea
    let program: FlashArea
    /// Two of the same size.
    let osBanks: [FlashArea]
    /// Sectors that a store of records erases together.
    let blockSectors: Int

    init(_ data: ModuleData) {
        let sectorBytes = max(1, data.flash.sector.value)
        blockSectors = FlashLayout.sectors(FlashLayout.blockBytes, of: sectorBytes)
        var next = 0
        func area(_ sectors: Int) -> FlashArea {
            defer { next += sectors }
            return FlashArea(firstSector: next, sectorCount: sectors)
        }
        configuration = area(2 * blockSectors)
        userConfiguration = area(FlashLayout.userBlocks * blockSectors)
        osSelection = area(2 * blockSectors)
        epochs = area(2 * blockSectors)
        program = area(1 + FlashLayout.sectors(data.memory.program.value, of: sectorBytes))
        let bank = max(0, data.flash.size.value / sectorBytes - next) / 2
        osBanks = [area(bank), area(bank)]
    }

    /// A small sector of ST's processors: three records of 4,096 bytes have room in it.
    private static let blockBytes = 16 << 10
    /// 60,000 writes erase each of them 6,667 times.
    private static let userBlocks = 3

    private static func sectors(_ bytes: Int, of size: Int) -> Int { max(1, (bytes + size - 1) / size) }
}
