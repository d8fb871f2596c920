import ImpHardware
public import ImpOS
import ImpRuntime
import SquirrelVM

/// What a device has stored, and how it stands, when a run begins.
public struct DeviceBeginning: Sendable {
    /// Whether the program is stored already; otherwise the device downloads it first.
    public var hasProgram = true
    /// Whether the stored program is an older one than the server's, which does the same.
    public var isOlder = false
    /// The network that is stored; nil: none.
    public var wifi: DeviceConfiguration.WiFi? = DeviceConfiguration.WiFi(
        ssid: WorldSettings.home.ssid, key: WorldSettings.homeKey)
    /// The rest of the configuration.
    public var configuration = DeviceConfiguration.enrolled
    public var userConfiguration: [UInt8]?
    public var software = SoftwareVersion.current
    /// What is fitted beside an imp005.
    public var switches = BoardSwitches(ethernetPHY: false, wifiAntenna: true)
    /// How its hardware's source of random numbers is.
    public var randomSource = NoiseSource.Health.healthy
    /// Whether it is switched on.
    public var isOn = true
    /// What feeds it; nil: a supply that does not run out.
    public var battery: Battery?
    /// All of what an earlier run left stored; the rest is ignored then.
    public var stored: DeviceFlash?

    public init() {}

    var isFed: Bool { Supply(isOn: isOn, battery: battery).feeds }

    /// The flash of a device that was made and configured like this; nil where something does not fit.
    func flash(_ module: Module, program new: Program, key: [UInt8]) -> DeviceFlash? {
        if let stored { return stored }
        let program = (isOlder ? new.older : new).encoded()
        var configuration = configuration
        if let wifi { configuration.wifi = wifi }
        var power = PowerSupply.steady
        do throws(FlashError) {
            var flash = try DeviceFlash(module: module, key: key, os: software.image)
            try flash.configure(configuration, power: &power)
            if let userConfiguration { try flash.setUserConfiguration(userConfiguration, power: &power) }
            if hasProgram && program.count <= flash.programCapacity {
                try flash.beginProgram(length: program.count, power: &power)
                try flash.appendProgram(program, power: &power)
                try flash.finishProgram(power: &power)
            }
            return flash
        } catch {
            return nil
        }
    }
}

extension DeviceConfiguration {
    /// Of a device that belongs to an account.
    static let enrolled: DeviceConfiguration = {
        var configuration = DeviceConfiguration()
        configuration.enrolment = Enrolment(planID: ByteString("plan"), token: ByteString("token"))
        return configuration
    }()
}

extension Program {
    /// The same program in other bytes.
    fileprivate var older: Program {
        var program = self
        program.sources.append(Array("older".utf8))
        return program
    }
}
