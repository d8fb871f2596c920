import ImpHardware
public import ImpRuntime

/// A country whose rules the radio keeps: one of its module's, by its code. All else about it is the module's data.
public struct Country: Hashable, Codable, Sendable {
    public let module: Module
    /// As `imp.setcountry` takes it.
    public let code: UInt32

    /// Nil when the module does not know the code.
    public init?(code: UInt32, on module: Module) {
        guard ModuleData.of(module).wifi.country(code) != nil else { return nil }
        (self.module, self.code) = (module, code)
    }

    private init(_ module: Module) { (self.module, code) = (module, ModuleData.of(module).wifi.defaultCountry) }

    /// What a module has whose country was never set.
    public static func initial(on module: Module) -> Country { Country(module) }

    private var data: CountryData? { ModuleData.of(module).wifi.country(code) }

    /// In the order in which they are looked through; those of 2.4 GHz come first.
    public var channels: [Int] { data?.channels ?? [] }

    /// What `imp.getcountry` gives.
    var text: String { data?.text ?? "" }
}
