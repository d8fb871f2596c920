/// What the generator knows of a value before the program runs.
enum ValueType: CaseIterable {
    case integer, float, string, bool
    /// An array of integers.
    case integers
    /// An array of strings.
    case strings
    /// A table from strings to integers.
    case table
    /// A function from an integer to an integer.
    case function
    /// A generator that yields integers.
    case generator
    /// An instance of a class made by the program; it has an integer `v`, and the methods `get()` and `add(n)`.
    case instance

    static let scalars: [ValueType] = [.integer, .float, .string, .bool]
    /// What `show` writes in full.
    static let showable: [ValueType] = scalars + [.integers, .strings, .table]

    var isScalar: Bool { Self.scalars.contains(self) }

    /// How names of such variables begin.
    var prefix: String {
        switch self {
        case .integer: "i"
        case .float: "f"
        case .string: "s"
        case .bool: "b"
        case .integers: "is"
        case .strings: "ss"
        case .table: "t"
        case .function: "fn"
        case .generator: "gen"
        case .instance: "o"
        }
    }
}
