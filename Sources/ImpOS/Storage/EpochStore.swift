import ImpHardware

/// The number of the latest session with the server. Each session takes a larger one, whatever the device has been
/// through (docs/formats/link.md), so each number is written before it is used.
///
/// A record takes 20 bytes: two blocks of 16 KB that bear 10,000 erases outlast 16 million sessions, one a minute for
/// thirty years.
struct EpochStore: Equatable, Sendable {
    private var store: RecordStore
    /// 0 before the first session.
    private(set) var latest: UInt32 = 0

    init(mounting layout: FlashLayout, in flash: NORFlash) throws(FlashError) {
        store = try RecordStore(mounting: layout.epochs, blockSectors: layout.blockSectors, in: flash)
    }

    mutating func mount(_ flash: NORFlash) throws(FlashError) {
        try store.mount(flash)
        var reader = ByteReader(try store.read(in: flash)?.value ?? [])
        latest = reader.number() ?? 0
    }

    /// The number of a new session. It counts even where it cannot be written, until the next start.
    ///
    /// - Parameter newest: the largest that the server knows; 0 where it has not said.
    mutating func advance(
        past newest: UInt32, in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        let larger = max(latest, newest)
        latest = larger == .max ? .max : larger + 1
        var value = ByteWriter()
        value.add(latest)
        try store.write(value.bytes, in: &flash, power: &power)
    }
}
