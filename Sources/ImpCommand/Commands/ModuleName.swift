import ArgumentParser
import ImpRuntime

/// `--module`.
struct ModuleName: ExpressibleByArgument {
    let module: Module

    init(_ module: Module) { self.module = module }

    init?(argument: String) {
        guard let module = Module(rawValue: argument.lowercased()) else { return nil }
        self.module = module
    }

    static let allValueStrings = Module.allCases.map(\.rawValue)
    var defaultValueDescription: String { module.rawValue }
}
