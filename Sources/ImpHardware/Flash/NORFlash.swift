/// NOR flash: erasing sets all bits of a sector, programming only clears bits.
public struct NORFlash: Equatable, Sendable {
    public let sectorBytes: Int
    public let sectorCount: Int
    /// Addresses and lengths of what is programmed are multiples of it.
    public let programUnit: Int
    /// Erases that a sector is rated for. The model counts them; it does not wear out.
    public let ratedErases: Int
    /// Nil for a sector whose bits are all set.
    var sectors: [[UInt8]?]
    /// Erases of each sector, begun ones included.
    public internal(set) var erases: [Int]

    /// Blank flash.
    public init(sectorBytes: Int, sectorCount: Int, programUnit: Int, ratedErases: Int) {
        (self.sectorBytes, self.sectorCount) = (max(1, sectorBytes), max(0, sectorCount))
        (self.programUnit, self.ratedErases) = (max(1, programUnit), ratedErases)
        sectors = Array(repeating: nil, count: self.sectorCount)
        erases = Array(repeating: 0, count: self.sectorCount)
    }

    public init(_ data: FlashData) {
        self.init(
            sectorBytes: data.sector.value, sectorCount: data.size.value / max(1, data.sector.value),
            programUnit: data.programUnit.value, ratedErases: data.endurance.value)
    }

    public var byteCount: Int { sectorBytes * sectorCount }

    /// Whether it has the same sectors, units and rating, whatever it holds.
    public func hasSameShape(as other: NORFlash) -> Bool {
        sectorBytes == other.sectorBytes && sectorCount == other.sectorCount && programUnit == other.programUnit
            && ratedErases == other.ratedErases
    }

    /// Sectors that were erased more often than they are rated for.
    public var wornSectors: [Int] { erases.indices.filter { erases[$0] > ratedErases } }

    // MARK: Operations

    public func read(_ range: Range<Int>) throws(FlashError) -> [UInt8] {
        try check(range)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for part in parts(of: range) {
            if let sector = sectors[part.sector] {
                bytes += sector[part.range]
            } else {
                bytes += repeatElement(0xFF, count: part.range.count)
            }
        }
        return bytes
    }

    /// Whether all bits of the range are set.
    public func isBlank(_ range: Range<Int>) throws(FlashError) -> Bool {
        try check(range)
        return parts(of: range).allSatisfy { part in sectors[part.sector]?[part.range].allSatisfy { $0 == 0xFF } ?? true
        }
    }

    /// Clears the bits that are clear in `bytes`, one byte after the other.
    ///
    /// Where the power fails, the bytes of the unit at work are unspecified: each bit that was to be cleared may be.
    public mutating func program(
        _ bytes: [UInt8], at address: Int, power: inout PowerSupply
    ) throws(FlashError) {
        let range = address..<address + bytes.count
        try check(range)
        if address % programUnit != 0 || bytes.count % programUnit != 0 { throw .misaligned(address: address) }
        var index = 0
        for part in parts(of: range) {
            // Taken out while it changes, or it would be copied.
            var sector = sectors[part.sector] ?? Array(repeating: 0xFF, count: sectorBytes)
            sectors[part.sector] = nil
            defer { sectors[part.sector] = sector }
            for place in part.range {
                guard power.step() else {
                    interrupt(&sector, at: place, with: bytes[index - index % programUnit..<bytes.count], &power)
                    throw .powerFailed
                }
                sector[place] &= bytes[index]
                index += 1
            }
        }
    }

    /// - Parameter rest: what was to be programmed, from the unit at work on.
    private func interrupt(
        _ sector: inout [UInt8], at place: Int, with rest: ArraySlice<UInt8>, _ power: inout PowerSupply
    ) {
        let unit = place - place % programUnit
        for (offset, byte) in rest.prefix(programUnit).enumerated() {
            sector[unit + offset] &= byte | power.unspecifiedByte()
        }
    }

    /// Sets all bits of a sector. Where the power fails before the end, the sector is unspecified.
    public mutating func erase(sector: Int, power: inout PowerSupply) throws(FlashError) {
        guard sectors.indices.contains(sector) else { throw .outOfRange(address: sector * sectorBytes) }
        erases[sector] += 1
        for half in 0..<2 {
            if power.step() { continue }
            sectors[sector] = half == 0 ? partlyErased(sector, &power) : randomBytes(&power)
            throw .powerFailed
        }
        sectors[sector] = nil
    }

    /// Most bits are what they were.
    private func partlyErased(_ sector: Int, _ power: inout PowerSupply) -> [UInt8] {
        let old = sectors[sector] ?? Array(repeating: 0xFF, count: sectorBytes)
        return old.map { $0 | (power.unspecifiedByte() & power.unspecifiedByte() & power.unspecifiedByte()) }
    }

    private func randomBytes(_ power: inout PowerSupply) -> [UInt8] {
        (0..<sectorBytes).map { _ in power.unspecifiedByte() }
    }

    // MARK: Addresses

    private func check(_ range: Range<Int>) throws(FlashError) {
        if range.lowerBound < 0 { throw .outOfRange(address: range.lowerBound) }
        if range.upperBound > byteCount { throw .outOfRange(address: byteCount) }
    }

    /// A range of addresses sector by sector, each with the places in it.
    private func parts(of range: Range<Int>) -> [(sector: Int, range: Range<Int>)] {
        if range.isEmpty { return [] }
        return (range.lowerBound / sectorBytes...(range.upperBound - 1) / sectorBytes).map { sector in
            let start = sector * sectorBytes
            return (sector, max(range.lowerBound, start) - start..<min(range.upperBound, start + sectorBytes) - start)
        }
    }
}
