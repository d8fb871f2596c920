import ImpLink
public import ImpRuntime

/// What a new device needs to know.
public struct DeviceSetting: Sendable {
    public var module: Module
    /// 16 hexadecimal digits.
    public var id: String
    public var flash: DeviceFlash
    /// Where its program's machine begins; of the stored program, or of an empty one.
    public var template: ScriptTemplate
    /// Where the machines of programs begin that arrive later.
    public var images: BootImages
    public var random: SeededRandom
    public var server: ServerName
    public var switches = BoardSwitches()
    public var choices = ReleaseChoices()

    public init(
        module: Module, id: String, flash: DeviceFlash, template: ScriptTemplate, images: BootImages,
        random: SeededRandom, server: ServerName
    ) {
        (self.module, self.id, self.flash, self.template) = (module, id, flash, template)
        (self.images, self.random, self.server) = (images, random, server)
    }
}

extension Device {
    /// A device without power, at `now`.
    ///
    /// - Returns: nil when there is no memory for its machine.
    public init?(_ setting: DeviceSetting, at now: Instant) {
        var state = DeviceState(setting, at: now)
        let boot = ScriptSetting(
            template: setting.template, now: now, wallBase: DeviceClock.reset, random: state.random.stream())
        guard var script = boot.boot() else { return nil }
        script.halt()
        state.loadedHash = ImageHash(of: setting.template.program.encoded())
        self.init(script: script, state: state, images: setting.images)
    }
}
