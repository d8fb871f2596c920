import ImpHardware
import ImpRuntime

/// An image in flash, a program or an operating system, that is written in pieces and valid once it is complete.
///
/// The first sector holds length and checksums and is the first to be erased and the last to be written. Wherever the
/// power fails, there is the whole old image, the whole new one, or none.
struct ImageStore: Equatable, Sendable {
    private let area: FlashArea
    /// Of an image that is being written; a failure of power ends it.
    private(set) var progress: Progress?

    struct Progress: Codable, Equatable, Sendable {
        fileprivate let length: Int
        fileprivate var written = 0
        /// Bytes that do not fill a unit of programming yet.
        fileprivate var rest = ByteString([])
        fileprivate var checksum = Checksum()
    }

    private static let mark: UInt32 = 0x494D_4731
    private static let headerBytes = 16

    init(in area: FlashArea) { self.area = area }

    /// The longest image.
    func capacity(in flash: NORFlash) -> Int { max(0, area.sectorCount - 1) * flash.sectorBytes }

    private func start(in flash: NORFlash) -> Int { (area.firstSector + 1) * flash.sectorBytes }

    // MARK: Reading

    /// The image; nil where none is complete.
    func read(in flash: NORFlash) throws(FlashError) -> [UInt8]? {
        let header = area.firstSector * flash.sectorBytes
        let bytes = try flash.read(header..<header + ImageStore.headerBytes)
        var reader = ByteReader(bytes)
        guard reader.number(UInt32.self) == ImageStore.mark, let length = reader.number(UInt32.self),
            let checksum = reader.number(UInt32.self), reader.number(UInt32.self) == Checksum.of(bytes.prefix(12)),
            Int(length) <= capacity(in: flash)
        else { return nil }
        let image = try flash.read(start(in: flash)..<start(in: flash) + Int(length))
        return Checksum.of(image) == checksum ? image : nil
    }

    // MARK: Writing

    /// After this there is no image.
    mutating func erase(in flash: inout NORFlash, power: inout PowerSupply) throws(FlashError) {
        progress = nil
        try flash.erase(sector: area.firstSector, power: &power)
    }

    /// Erases the old image and makes room for one of `length` bytes.
    mutating func begin(
        length: Int, in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        if length < 0 || length > capacity(in: flash) { throw .tooLong(limit: capacity(in: flash)) }
        try erase(in: &flash, power: &power)
        for sector in area.sectors.dropFirst().prefix((length + flash.sectorBytes - 1) / flash.sectorBytes) {
            try flash.erase(sector: sector, power: &power)
        }
        progress = Progress(length: length)
    }

    /// The next bytes of the image.
    ///
    /// - Throws: `tooLong` for more than were announced, `failed` without `begin`.
    mutating func append(
        _ bytes: [UInt8], in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        guard var next = progress else { throw .failed }
        if bytes.count > next.length - next.written - next.rest.bytes.count { throw .tooLong(limit: next.length) }
        next.checksum.add(bytes)
        let all = next.rest.bytes + bytes
        let whole = all.count / flash.programUnit * flash.programUnit
        try flash.program(Array(all.prefix(whole)), at: start(in: flash) + next.written, power: &power)
        next.written += whole
        next.rest = ByteString(Array(all.dropFirst(whole)))
        progress = next
    }

    /// Makes the image valid.
    ///
    /// - Throws: `failed` where bytes are missing or do not read back as they were given; there is no image then.
    mutating func finish(in flash: inout NORFlash, power: inout PowerSupply) throws(FlashError) {
        guard let done = progress, done.written + done.rest.bytes.count == done.length else { throw .failed }
        progress = nil
        let rest = done.rest.bytes
        let filling = repeatElement(UInt8(0xFF), count: rest.isEmpty ? 0 : flash.programUnit - rest.count)
        try flash.program(rest + filling, at: start(in: flash) + done.written, power: &power)
        let image = try flash.read(start(in: flash)..<start(in: flash) + done.length)
        guard Checksum.of(image) == done.checksum.value else { throw .failed }
        var header = ByteWriter()
        header.add(ImageStore.mark)
        header.add(UInt32(clamping: done.length))
        header.add(done.checksum.value)
        header.add(Checksum.of(header.bytes))
        try flash.program(header.bytes, at: area.firstSector * flash.sectorBytes, power: &power)
        if try read(in: flash) == nil { throw .failed }
    }

    /// Forgets an image that was begun.
    mutating func abandon() { progress = nil }

    /// Goes on with an image; false for a progress that is impossible.
    mutating func resume(_ progress: Progress, in flash: NORFlash) -> Bool {
        guard (0...capacity(in: flash)).contains(progress.length),
            (0...progress.length).contains(progress.written), progress.written % flash.programUnit == 0,
            progress.rest.bytes.count < flash.programUnit,
            progress.rest.bytes.count <= progress.length - progress.written
        else { return false }
        self.progress = progress
        return true
    }
}
