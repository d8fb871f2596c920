public import ImpRuntime

/// What the table `hardware` has on a module, by name. Data, not behaviour: what is simulated is declared in the API.
public struct ModuleData: Equatable, Sendable {
    public var module: Module
    /// `pin1` or `pinA`, in the order of the module's pin table.
    public var pins: [String]
    public var uarts: [String]
    public var spis: [String]
    public var i2cs: [String]
    /// Other objects, such as `spiflash`.
    public var peripherals: [String]
    public var functions: [String]

    /// All of them.
    public var names: [String] { pins + uarts + spis + i2cs + peripherals + functions }
}

extension ModuleData {
    /// The data of every module, read when it is first asked for.
    public static let all: [ModuleData] = files.map { file, bytes in
        do {
            return try ModuleFile(file, bytes).data()
        } catch {
            preconditionFailure("the data of a module cannot be read: \(error)")
        }
    }

    /// In the order of `Module`.
    private static var files: [(String, [UInt8])] {
        [
            ("imp001.yaml", PackageResources.imp001_yaml), ("imp002.yaml", PackageResources.imp002_yaml),
            ("imp003.yaml", PackageResources.imp003_yaml), ("imp004m.yaml", PackageResources.imp004m_yaml),
            ("imp005.yaml", PackageResources.imp005_yaml),
        ]
    }
}
