import SquirrelVM

/// The names that `const` and `enum` declared.
///
/// There is one such table for all programs of a machine: a declaration counts from the moment it is parsed, even if
/// the compilation fails later on, and holds for everything compiled afterwards. A later declaration replaces an
/// earlier one.
public struct ConstantTable: Equatable, Sendable {
    enum Entry: Equatable {
        case scalar(Constant)
        case enumeration([[UInt8]: Constant])
    }

    private(set) var entries: [[UInt8]: Entry] = [:]

    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    subscript(name: [UInt8]) -> Entry? {
        get { entries[name] }
        set { entries[name] = newValue }
    }
}
