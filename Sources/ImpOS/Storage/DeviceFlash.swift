public import ImpHardware
public import ImpRuntime

/// A device's flash and what its operating system keeps there.
///
/// Operations that write take the power behind them. One that throws `powerFailed` leaves the device without power:
/// `start` comes next, and finds the old or the new content, never a mix.
public struct DeviceFlash: Equatable, Sendable {
    /// The chip, for what looks at its bytes and its wear.
    public private(set) var flash: NORFlash
    /// What is stored, as of the last write.
    public private(set) var configuration = DeviceConfiguration()
    let module: Module
    let key: ByteString
    private var configurationStore: RecordStore
    private var user: UserConfiguration
    private var epochs: EpochStore
    var program: ImageStore
    var os: OSBanks

    /// Flash as it leaves the factory: blank but for an operating system.
    ///
    /// - Parameters:
    ///   - key: 32 bytes of the device's own. Modules that encrypt the user configuration need it.
    ///   - os: the image of the operating system.
    public init(module: Module, key: [UInt8], os image: [UInt8]) throws(FlashError) {
        try self.init(NORFlash(ModuleData.of(module).flash), of: module, key: ByteString(key))
        var power = PowerSupply.steady
        try beginOS(length: image.count, power: &power)
        try appendOS(image, power: &power)
        try finishOS(power: &power)
    }

    /// What a chip of the module holds.
    init(_ flash: NORFlash, of module: Module, key: ByteString) throws(FlashError) {
        let data = ModuleData.of(module)
        let layout = FlashLayout(data)
        (self.flash, self.module, self.key) = (flash, module, key)
        configurationStore = try RecordStore(
            mounting: layout.configuration, blockSectors: layout.blockSectors, in: flash)
        let cipher = data.has(.encryptedConfiguration) ? DeviceCipher(key: key.bytes) : nil
        user = try UserConfiguration(mounting: layout, cipher: cipher, in: flash)
        epochs = try EpochStore(mounting: layout, in: flash)
        program = ImageStore(in: layout.program)
        os = try OSBanks(mounting: layout, in: flash)
        try start()
    }

    /// Looks at the flash as after a start; needed after a failure of power.
    ///
    /// - Throws: `failed` where the configuration is no configuration, which takes more than a failure of power.
    public mutating func start() throws(FlashError) {
        try configurationStore.mount(flash)
        try user.mount(flash)
        try epochs.mount(flash)
        try os.mount(flash)
        program.abandon()
        guard let page = try configurationStore.read(in: flash)?.value else {
            configuration = DeviceConfiguration()
            return
        }
        guard let stored = DeviceConfiguration(decoding: page) else { throw .failed }
        configuration = stored
    }

    // MARK: The configuration page

    /// Replaces the page. The same page again is not written.
    ///
    /// - Throws: `tooLong` for a page that does not fit, which takes an NVRAM image of more than 15 KB.
    public mutating func configure(
        _ new: DeviceConfiguration, power: inout PowerSupply
    ) throws(FlashError) {
        if new == configuration { return }
        try configurationStore.write(new.encoded(), in: &flash, power: &power)
        configuration = new
    }

    /// The user configuration is kept.
    public mutating func clearConfiguration(
        _ part: ConfigurationPart, power: inout PowerSupply
    ) throws(FlashError) {
        var rest = configuration
        rest.clear(part)
        try configure(rest, power: &power)
    }

    // MARK: The user configuration

    /// Nil where nothing is stored.
    public func userConfiguration() throws(FlashError) -> [UInt8]? { try user.read(in: flash) }

    /// - Parameter data: nil to erase it.
    /// - Throws: `tooLong` for more than `UserConfiguration.limit` bytes.
    public mutating func setUserConfiguration(
        _ data: [UInt8]?, power: inout PowerSupply
    ) throws(FlashError) {
        try user.write(data, in: &flash, power: &power)
    }

    // MARK: Sessions with the server

    /// The number of the latest session; 0 before the first.
    public var epoch: UInt32 { epochs.latest }

    /// Makes `epoch` the number of a new session, larger than all before.
    ///
    /// - Parameter newest: the largest that the server knows; 0 where it has not said.
    public mutating func beginEpoch(past newest: UInt32 = 0, power: inout PowerSupply) throws(FlashError) {
        try epochs.advance(past: newest, in: &flash, power: &power)
    }

    // MARK: The program

    /// The stored program; nil where none is complete.
    public func storedProgram() throws(FlashError) -> [UInt8]? { try program.read(in: flash) }

    /// Bytes of the longest program.
    public var programCapacity: Int { program.capacity(in: flash) }

    public mutating func eraseProgram(power: inout PowerSupply) throws(FlashError) {
        try program.erase(in: &flash, power: &power)
    }

    /// Begins to replace the program; the old one is gone.
    public mutating func beginProgram(length: Int, power: inout PowerSupply) throws(FlashError) {
        try program.begin(length: length, in: &flash, power: &power)
    }

    public mutating func appendProgram(_ bytes: [UInt8], power: inout PowerSupply) throws(FlashError) {
        try program.append(bytes, in: &flash, power: &power)
    }

    /// - Throws: `failed` where the program is not what was announced; there is none then.
    public mutating func finishProgram(power: inout PowerSupply) throws(FlashError) {
        try program.finish(in: &flash, power: &power)
    }

    // MARK: The operating system

    /// The image that starts; nil where there is none, which no failure of power brings about.
    public func osImage() throws(FlashError) -> [UInt8]? { try os.image(in: flash) }

    public var osCapacity: Int { os.capacity(in: flash) }

    /// Begins to write another image; the one that runs is kept.
    public mutating func beginOS(length: Int, power: inout PowerSupply) throws(FlashError) {
        try os.begin(length: length, in: &flash, power: &power)
    }

    public mutating func appendOS(_ bytes: [UInt8], power: inout PowerSupply) throws(FlashError) {
        try os.append(bytes, in: &flash, power: &power)
    }

    /// Checks the new image and makes it the one that starts.
    public mutating func finishOS(power: inout PowerSupply) throws(FlashError) {
        try os.finish(in: &flash, power: &power)
    }
}
