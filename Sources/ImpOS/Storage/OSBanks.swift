import ImpHardware

/// Two operating systems, of which one starts. A new one is written over the other, checked, and then chosen by one
/// record, so that wherever the power fails one of them starts.
struct OSBanks: Equatable, Sendable {
    private var banks: [ImageStore]
    private var selection: RecordStore
    /// The bank that a new image is being written to.
    private var upgrading: Int?

    init(mounting layout: FlashLayout, in flash: NORFlash) throws(FlashError) {
        banks = layout.osBanks.map(ImageStore.init(in:))
        selection = try RecordStore(mounting: layout.osSelection, blockSectors: layout.blockSectors, in: flash)
    }

    mutating func mount(_ flash: NORFlash) throws(FlashError) {
        for bank in banks.indices { banks[bank].abandon() }
        upgrading = nil
        try selection.mount(flash)
    }

    /// The bank that starts, by choice or since the other one holds no whole image; nil where neither does.
    func active(in flash: NORFlash) throws(FlashError) -> Int? {
        let chosen = Int(try selection.read(in: flash)?.value.first ?? 0) % 2
        for bank in [chosen, 1 - chosen] where try banks[bank].read(in: flash) != nil { return bank }
        return nil
    }

    /// How far a new image is written; nil where none is.
    var progress: ImageStore.Progress? { upgrading.flatMap { banks[$0].progress } }

    /// Goes on with a new image; false for a progress that is impossible.
    mutating func resume(_ progress: ImageStore.Progress, in flash: NORFlash) throws(FlashError) -> Bool {
        let spare = try spare(in: flash)
        upgrading = spare
        return banks[spare].resume(progress, in: flash)
    }

    /// The image that starts.
    func image(in flash: NORFlash) throws(FlashError) -> [UInt8]? {
        guard let active = try active(in: flash) else { return nil }
        return try banks[active].read(in: flash)
    }

    /// Images have at most so many bytes.
    func capacity(in flash: NORFlash) -> Int { banks[0].capacity(in: flash) }

    // MARK: Upgrade

    private func spare(in flash: NORFlash) throws(FlashError) -> Int { 1 - (try active(in: flash) ?? 1) }

    mutating func begin(length: Int, in flash: inout NORFlash, power: inout PowerSupply) throws(FlashError) {
        let spare = try spare(in: flash)
        try banks[spare].begin(length: length, in: &flash, power: &power)
        upgrading = spare
    }

    mutating func append(
        _ bytes: [UInt8], in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        guard let upgrading else { throw .failed }
        try banks[upgrading].append(bytes, in: &flash, power: &power)
    }

    /// Checks the new image; from the next start on it is the one.
    mutating func finish(in flash: inout NORFlash, power: inout PowerSupply) throws(FlashError) {
        guard let bank = upgrading else { throw .failed }
        upgrading = nil
        try banks[bank].finish(in: &flash, power: &power)
        try selection.write([UInt8(bank)], in: &flash, power: &power)
    }
}
