/// The imp modules that this release runs on.
public enum Module: String, CaseIterable, Codable, Sendable {
    case imp001, imp002, imp003, imp004m, imp005
}

/// A set of modules, for members of the API that not all of them have.
public struct ModuleSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public init(_ module: Module) { rawValue = 1 << UInt8(Module.allCases.firstIndex(of: module) ?? 0) }

    public init(_ modules: [Module]) { self = modules.reduce(into: []) { $0.insert(ModuleSet($1)) } }

    public static let all = ModuleSet(Module.allCases)

    public var modules: [Module] { Module.allCases.filter { contains(ModuleSet($0)) } }
}
