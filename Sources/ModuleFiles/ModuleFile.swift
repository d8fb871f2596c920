public import ImpHardware
import ImpRuntime

/// Reads a module's data file; `Modules/module.schema.json` describes it.
public struct ModuleFile {
    private let name: String
    private let text: String

    /// - Parameter name: for errors.
    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        text = String(decoding: bytes, as: UTF8.self)
    }

    static let keys = [
        "module", "pins", "buses", "peripherals", "functions", "features", "memory", "flash", "timing", "power", "wifi",
    ]

    public func data() throws(ModuleFileError) -> ModuleData {
        let root = try Part(file: name, text: text)
        try root.allow(ModuleFile.keys)
        let module: Module = try root.member("module").choice()
        let pins = try root.member("pins").pins()
        return ModuleData(
            module: module, pins: pins, buses: try root.member("buses").buses(on: pins.map(\.name)),
            peripherals: try root.member("peripherals").unique { part throws(ModuleFileError) in try part.name() },
            functions: try root.member("functions").unique { part throws(ModuleFileError) in try part.name() },
            features: try root.member("features").unique { part throws(ModuleFileError) in try part.choice() },
            memory: try root.member("memory").memory(), flash: try root.member("flash").flash(),
            timing: try root.member("timing").timing(), power: try root.member("power").power(),
            wifi: try root.member("wifi").wifi())
    }
}
