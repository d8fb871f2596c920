import ImpHardware
import ImpRuntime

/// What a program keeps with `imp.setuserconfiguration`; nothing else ever changes it.
public struct UserConfiguration: Equatable, Sendable {
    private var store: RecordStore
    /// Nil on modules that keep it as it is.
    private let cipher: DeviceCipher?

    /// Bytes at most.
    public static let limit = 4_096

    init(mounting layout: FlashLayout, cipher: DeviceCipher?, in flash: NORFlash) throws(FlashError) {
        store = try RecordStore(
            mounting: layout.userConfiguration, blockSectors: layout.blockSectors, in: flash)
        self.cipher = cipher
    }

    mutating func mount(_ flash: NORFlash) throws(FlashError) { try store.mount(flash) }

    /// Nil where nothing is stored.
    ///
    /// - Throws: `failed` where what is stored is damaged, or from another device.
    func read(in flash: NORFlash) throws(FlashError) -> [UInt8]? {
        guard let (bytes, sequence) = try store.read(in: flash) else { return nil }
        guard let cipher else { return bytes }
        guard let opened = cipher.open(bytes, number: sequence) else { throw .failed }
        return opened
    }

    /// - Parameter data: nil to erase it.
    /// - Throws: `tooLong` for more than 4,096 bytes.
    mutating func write(
        _ data: [UInt8]?, in flash: inout NORFlash, power: inout PowerSupply
    ) throws(FlashError) {
        if data?.count ?? 0 > UserConfiguration.limit { throw .tooLong(limit: UserConfiguration.limit) }
        guard let data, let cipher else { return try store.write(data, in: &flash, power: &power) }
        guard let sealed = cipher.seal(data, number: store.nextSequence) else { throw .failed }
        try store.write(sealed, in: &flash, power: &power)
    }
}
