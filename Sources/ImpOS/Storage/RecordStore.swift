import ImpHardware

/// One value, kept as a log of records in blocks of sectors that are erased in turn, so that all wear alike.
///
/// A new value goes behind the old one, or into the next block, which is erased first; the old one stays until then.
/// Wherever the power fails, the newest whole record is the old value or the new one. What is known of the records is
/// found by `mount`; after a failure of power it has to be found again.
struct RecordStore: Equatable, Sendable {
    private let area: FlashArea
    private let blockSectors: Int
    /// The newest whole record.
    private var current: Place?
    /// The block in which the log ends.
    private var block = 0
    /// Where the next record goes; nil where the block has no more room.
    private var tail: Int?
    /// The number of the next record. None is used for two values, even if the first was not written to its end.
    private(set) var nextSequence: UInt32 = 1

    private struct Place: Equatable {
        var block: Int
        var address: Int
        var count: Int
        var sequence: UInt32
    }

    /// What is found in `area`.
    ///
    /// - Parameter blockSectors: sectors that are erased together; the area holds two such blocks or more.
    init(mounting area: FlashArea, blockSectors: Int, in flash: NORFlash) throws(FlashError) {
        (self.area, self.blockSectors) = (area, max(1, blockSectors))
        guard blockCount >= 2 else { throw .outOfRange(address: area.range(in: flash).upperBound) }
        try mount(flash)
    }

    private var blockCount: Int { area.sectorCount / blockSectors }

    /// The greatest value.
    func capacity(in flash: NORFlash) -> Int {
        min(Int(UInt16.max), blockSectors * flash.sectorBytes / flash.programUnit * flash.programUnit)
            - FlashRecord.size(0, unit: flash.programUnit)
    }

    // MARK: Reading

    /// The value and its record's number; nil where there is none.
    func read(in flash: NORFlash) throws(FlashError) -> (value: [UInt8], sequence: UInt32)? {
        guard let place = current else { return nil }
        let bytes = try flash.read(place.address..<place.address + place.count)[...]
        guard let header = FlashRecord.header(bytes), header.sequence == place.sequence,
            FlashRecord.isWhole(bytes, header)
        else { throw .failed }
        return FlashRecord.value(in: bytes, header).map { ($0, header.sequence) }
    }

    /// Looks for the newest whole record, as after a start.
    mutating func mount(_ flash: NORFlash) throws(FlashError) {
        (current, block, tail, nextSequence) = (nil, 0, nil, 1)
        var places: [Place] = []
        for number in 0..<blockCount {
            let (found, end) = try scan(number, in: flash)
            if let last = found.last, last.sequence >= nextSequence {
                nextSequence = last.sequence == .max ? .max : last.sequence + 1
                (block, tail) = (number, end)
            } else if number == 0 {
                tail = end
            }
            places += found
        }
        for place in places.sorted(by: { $0.sequence > $1.sequence }) where try isWhole(place, in: flash) {
            current = place
            break
        }
    }

    /// The records of a block, whole or not, and where the next one may go; nil where what follows is not blank.
    ///
    /// A record whose header is whole takes its room even if the rest is not.
    private func scan(_ block: Int, in flash: NORFlash) throws(FlashError) -> (records: [Place], end: Int?) {
        let range = range(of: block, in: flash)
        var (records, address) = ([Place](), range.lowerBound)
        while range.upperBound - address >= FlashRecord.overhead,
            let header = FlashRecord.header(try flash.read(address..<address + FlashRecord.headerBytes)[...])
        {
            let size = FlashRecord.size(header.count, unit: flash.programUnit)
            // Records of a block have rising numbers; anything else is what an erase left behind.
            guard address + size <= range.upperBound, header.sequence > records.last?.sequence ?? 0 else {
                return (records, nil)
            }
            records.append(Place(block: block, address: address, count: size, sequence: header.sequence))
            address += size
        }
        return (records, try flash.isBlank(address..<range.upperBound) ? address : nil)
    }

    private func isWhole(_ place: Place, in flash: NORFlash) throws(FlashError) -> Bool {
        let bytes = try flash.read(place.address..<place.address + place.count)[...]
        return FlashRecord.header(bytes).map { FlashRecord.isWhole(bytes, $0) } ?? false
    }

    // MARK: Writing

    /// Replaces the value; it is read back.
    ///
    /// - Parameter value: nil for none.
    mutating func write(
        _ value: [UInt8]?, in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        if value?.count ?? 0 > capacity(in: flash) { throw .tooLong(limit: capacity(in: flash)) }
        guard nextSequence < .max else { throw .failed }
        let record = FlashRecord.encode(value, sequence: nextSequence, unit: flash.programUnit)
        for _ in 0..<blockCount {
            let address = try room(for: record.count, in: &flash, power: &power)
            try flash.program(record, at: address, power: &power)
            if try flash.read(address..<address + record.count) == record {
                current = Place(block: block, address: address, count: record.count, sequence: nextSequence)
                tail = address + record.count
                nextSequence += 1
                return
            }
            // The flash is worn out there.
            tail = nil
        }
        throw .failed
    }

    /// Where the record goes: behind the others, or into the next block but the one that holds the value.
    private mutating func room(
        for count: Int, in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) -> Int {
        if let tail, tail + count <= range(of: block, in: flash).upperBound { return tail }
        let following = (block + 1) % blockCount
        let next = following == current?.block ? (following + 1) % blockCount : following
        for sector in sectors(of: next) { try flash.erase(sector: sector, power: &power) }
        let start = range(of: next, in: flash).lowerBound
        (block, tail) = (next, start)
        return start
    }

    // MARK: Blocks

    private func sectors(of block: Int) -> Range<Int> {
        let first = area.firstSector + block * blockSectors
        return first..<first + blockSectors
    }

    private func range(of block: Int, in flash: NORFlash) -> Range<Int> {
        let sectors = sectors(of: block)
        return sectors.lowerBound * flash.sectorBytes..<sectors.upperBound * flash.sectorBytes
    }
}
