import ImpHardware

/// Sectors of a flash that one thing is kept in.
struct FlashArea: Equatable, Sendable {
    var firstSector: Int
    var sectorCount: Int

    init(firstSector: Int, sectorCount: Int) {
        (self.firstSector, self.sectorCount) = (firstSector, sectorCount)
    }

    /// Its addresses.
    func range(in flash: NORFlash) -> Range<Int> {
        firstSector * flash.sectorBytes..<(firstSector + sectorCount) * flash.sectorBytes
    }

    var sectors: Range<Int> { firstSector..<firstSector + sectorCount }
}
