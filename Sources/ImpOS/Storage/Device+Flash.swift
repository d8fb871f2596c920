import Crypto
import ImpHardware
public import ImpLink
import ImpRuntime
import SquirrelVM

/// What the device keeps in its flash, as the rest of the operating system sees it.
extension Device {
    var configuration: DeviceConfiguration { state.flash.configuration }

    /// Nil when nothing is stored.
    public var userConfiguration: [UInt8]? { (try? state.flash.userConfiguration()) ?? nil }

    /// Writes to the flash. What cannot be written shows on the LED, as broken hardware does.
    mutating func write(_ change: (inout DeviceFlash, inout PowerSupply) throws(FlashError) -> Void) {
        var power = PowerSupply.steady
        write(with: &power, change)
    }

    /// Writes a part of an image. Where the supply fails meanwhile, the module is off then.
    private mutating func write(
        _ kind: ImageID.Kind, at now: Instant,
        _ change: (inout DeviceFlash, inout PowerSupply) throws(FlashError) -> Void
    ) {
        guard var power = state.cut?.power, state.cut?.kind == kind else { return write(change) }
        write(with: &power, change)
        state.cut?.power = power
        guard power.hasFailed else { return }
        state.cut = nil
        losePower(at: now)
    }

    private mutating func write(
        with power: inout PowerSupply, _ change: (inout DeviceFlash, inout PowerSupply) throws(FlashError) -> Void
    ) {
        do throws(FlashError) {
            try change(&state.flash, &power)
        } catch {
            // Without power nobody is left to say so.
            if error == .powerFailed { return }
            script.logError("flash: \(error)")
            showLED(.hardwareFault, at: script.now)
        }
    }

    // MARK: The program

    /// Looks at what is stored, after a start.
    mutating func mountFlash() {
        write { (flash, _) throws(FlashError) in try flash.start() }
        state.programHash = runnableProgram
    }

    /// The hash of the stored program; nil where there is none, or none that this release can run.
    private var runnableProgram: ImageHash? {
        guard let bytes = storedProgram else { return nil }
        let hash = ImageHash(of: bytes)
        if hash == state.loadedHash { return hash }
        return (try? Program(decoding: bytes)) == nil ? nil : hash
    }

    private var storedProgram: [UInt8]? { (try? state.flash.storedProgram()) ?? nil }

    mutating func begin(_ image: ImageID, length: Int, at now: Instant) {
        if image.kind == .program { state.programHash = nil }
        write(image.kind, at: now) { (flash, power) throws(FlashError) in
            switch image.kind {
            case .program: try flash.beginProgram(length: length, power: &power)
            case .system: try flash.beginOS(length: length, power: &power)
            }
        }
    }

    mutating func append(_ bytes: [UInt8], to image: ImageID, at now: Instant) {
        write(image.kind, at: now) { (flash, power) throws(FlashError) in
            switch image.kind {
            case .program: try flash.appendProgram(bytes, power: &power)
            case .system: try flash.appendOS(bytes, power: &power)
            }
        }
    }

    /// All of an image is written. False when it is not what was announced.
    mutating func finish(_ image: ImageID, at now: Instant) -> Bool {
        write(image.kind, at: now) { (flash, power) throws(FlashError) in
            switch image.kind {
            case .program: try flash.finishProgram(power: &power)
            case .system: try flash.finishOS(power: &power)
            }
        }
        let stored = image.kind == .program ? storedProgram : (try? state.flash.osImage()) ?? nil
        guard let stored, ImageHash(of: stored) == image.hash else { return false }
        if state.cut?.kind == image.kind { state.cut = nil }
        if image.kind == .program { state.programHash = image.hash }
        return true
    }

    /// Lets the supply fail while the next image of this kind is stored, in the step after so many. A step is a byte that
    /// is programmed, or one of the two halves of a sector's erasing; they are counted from now on until an image is
    /// whole, over all its transfers.
    ///
    /// - Parameters:
    ///   - steps: nil: the supply lasts.
    ///   - seed: of what the interrupted step leaves in the flash.
    public mutating func cutPower(afterSteps steps: Int?, storing kind: ImageID.Kind, seed: UInt64) {
        state.cut = steps.map { ImageCut(kind: kind, power: .failing(after: $0, seed: seed)) }
    }

    /// Where the machines of the stored program begin; nil when there is none, or no memory.
    mutating func storedTemplate() -> ScriptTemplate? {
        guard let hash = state.programHash else { return nil }
        if hash == state.loadedHash { return script.template }
        guard let bytes = storedProgram, let program = try? Program(decoding: bytes),
            let template = images.template(
                program, figures: MachineFigures(of: state.module), module: state.module, for: Device.self)
        else { return nil }
        state.loadedHash = hash
        return template
    }

    /// Hundredths of a percent of the space for programs.
    var storageUsed: UInt16 {
        UInt16(clamping: (storedProgram?.count ?? 0) * 10_000 / max(1, state.flash.programCapacity))
    }
}

extension ImageHash {
    /// Of an image's bytes.
    public init(of bytes: [UInt8]) {
        guard let hash = ImageHash(Array(SHA256.hash(data: bytes))) else {
            preconditionFailure("a SHA-256 has \(ImageHash.size) bytes")
        }
        self = hash
    }
}

extension ByteString {
    /// Its bytes as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
