public import SquirrelVM

/// The names that `const` and `enum` declared, in the order of their declaration.
///
/// There is one such table for all programs of a machine: a declaration counts from the moment it is parsed, even if
/// the compilation fails later on, and holds for everything compiled afterwards. A later declaration replaces an
/// earlier one.
///
/// A host that shows the table to programs may define names as well; any `Constant` is accepted then, also those that
/// the language cannot declare.
public struct ConstantTable: Equatable, Sendable {
    public enum Entry: Equatable, Sendable {
        case scalar(Constant)
        case enumeration(OrderedNames<Constant>)
    }

    /// What each name stands for.
    public var entries = OrderedNames<Entry>()

    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    public subscript(name: [UInt8]) -> Entry? {
        get { entries[name] }
        set { entries[name] = newValue }
    }
}
