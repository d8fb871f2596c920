public import ImpRuntime

/// What is known of a module: its parts by name, and its figures. Data, not behaviour; `Modules/*.yaml` holds it.
public struct ModuleData: Equatable, Sendable {
    public var module: Module
    /// In the order of the module's pin table.
    public var pins: [PinData]
    public var buses: [BusData]
    /// Other objects of `hardware`, such as `spiflash`.
    public var peripherals: [String]
    /// Functions of `hardware`, beside those that every module has and that are simulated.
    public var functions: [String]
    public var features: [ModuleFeature]
    public var memory: MemoryData
    public var flash: FlashData
    public var timing: TimingData
    public var power: PowerData
    public var wifi: WiFiData

    public init(
        module: Module, pins: [PinData], buses: [BusData], peripherals: [String], functions: [String],
        features: [ModuleFeature], memory: MemoryData, flash: FlashData, timing: TimingData, power: PowerData,
        wifi: WiFiData
    ) {
        self.module = module
        (self.pins, self.buses, self.peripherals, self.functions) = (pins, buses, peripherals, functions)
        (self.features, self.memory, self.flash, self.timing) = (features, memory, flash, timing)
        (self.power, self.wifi) = (power, wifi)
    }

    /// The data of a module.
    public static func of(_ module: Module) -> ModuleData {
        switch module {
        case .imp001: imp001
        case .imp002: imp002
        case .imp003: imp003
        case .imp004m: imp004m
        case .imp005: imp005
        }
    }

    /// In the order of `Module`.
    public static let all = Module.allCases.map(of)

    /// Every name that `hardware` has on the module and that its data gives.
    public var names: [String] { pins.map(\.name) + buses.map(\.name) + peripherals + functions }

    public func has(_ feature: ModuleFeature) -> Bool { features.contains(feature) }

    public func pin(_ name: String) -> PinData? { pins.first { $0.name == name } }

    public func bus(_ name: String) -> BusData? { buses.first { $0.name == name } }

    /// The pin that can wake the module from deep sleep.
    public var wakePin: PinData? { pins.first { $0.can(.wake) } }
}

/// What some modules have and others lack.
public enum ModuleFeature: String, CaseIterable, Sendable {
    /// `imp.deepsleepfor`, `server.sleepfor` and the like.
    case deepSleep
    /// The table `nv` outlasts deep sleep.
    case nv
    /// Wi-Fi Protected Setup.
    case wps
    /// A pin POWER_EN, for `imp.setpoweren`.
    case powerEn
    /// `hardware.vbat`.
    case vbat
    /// A pin RESET_L, whose wake reason is 8.
    case resetPin
    /// `imp.setnvramimage`.
    case nvramImage
    case ethernet
    case usb
    /// The user configuration is kept encrypted.
    case encryptedConfiguration
}
