/// Types that a parameter takes or a member gives.
public struct APIType: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let null = APIType(rawValue: 1 << 0)
    public static let integer = APIType(rawValue: 1 << 1)
    public static let float = APIType(rawValue: 1 << 2)
    public static let bool = APIType(rawValue: 1 << 3)
    public static let string = APIType(rawValue: 1 << 4)
    public static let table = APIType(rawValue: 1 << 5)
    public static let array = APIType(rawValue: 1 << 6)
    public static let function = APIType(rawValue: 1 << 7)
    public static let blob = APIType(rawValue: 1 << 8)
    /// An object of the API, such as a timer.
    public static let object = APIType(rawValue: 1 << 9)
    public static let any = APIType(rawValue: 1 << 10)

    public static let number: APIType = [.integer, .float]
    public static let data: APIType = [.string, .blob]
    /// Gives nothing that a program could use.
    public static let nothing = APIType.null

    /// Each type with its name and 3.0.4's letter for it.
    private static let table304: [(APIType, String, Character)] = [
        (.null, "null", "o"), (.integer, "integer", "i"), (.float, "float", "f"), (.bool, "bool", "b"),
        (.string, "string", "s"), (.table, "table", "t"), (.array, "array", "a"), (.function, "function", "c"),
        (.blob, "blob", "x"), (.object, "object", "x"), (.any, "any", "."),
    ]

    /// `string|blob`
    public var text: String {
        APIType.table304.filter { contains($0.0) }.map(\.1).joined(separator: "|")
    }

    /// `s|x`, for the machine's check of arguments.
    var letters: String {
        if contains(.any) { return "." }
        var letters: [Character] = []
        for (type, _, letter) in APIType.table304 where contains(type) && !letters.contains(letter) {
            letters.append(letter)
        }
        return letters.map(String.init).joined(separator: "|")
    }
}
