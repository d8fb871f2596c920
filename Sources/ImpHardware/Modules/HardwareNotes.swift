public import ImpRuntime

/// Advice for programs that ask `hardware` for something that is not simulated.
public enum HardwareNotes {
    /// `hardware.i2c89 is not simulated yet; imp001 has it`, or that another module has it; nil for a name that none has.
    public static func note(_ name: String, on module: Module) -> String? {
        let owners = ModuleData.all.filter { $0.names.contains(name) }.map(\.module)
        if owners.isEmpty { return nil }
        if owners.contains(module) { return "hardware.\(name) is not simulated yet; \(module.rawValue) has it" }
        return "\(module.rawValue) has no hardware.\(name); \(list(owners)) \(owners.count == 1 ? "has" : "have") it"
    }

    /// `imp003, imp004m and imp005`
    private static func list(_ modules: [Module]) -> String {
        let names = modules.map(\.rawValue)
        guard let last = names.last, names.count > 1 else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
