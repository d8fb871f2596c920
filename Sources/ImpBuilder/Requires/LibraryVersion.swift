/// A library's version: `1.2.3`. Trailing zeros do not matter: `2`, `2.0` and `2.0.0` are the same.
struct LibraryVersion: Hashable, Comparable {
    private let numbers: [Int]

    /// Also `v1.2.3`, as tags have it; nil for anything else.
    init?(_ text: String) {
        let digits = text.utf8.first == UInt8(ascii: "v") ? text.dropFirst() : text[...]
        var numbers: [Int] = []
        for part in digits.split(separator: ".", omittingEmptySubsequences: false) {
            guard part.utf8.allSatisfy(\.isDigit), let number = Int(part) else { return nil }
            numbers.append(number)
        }
        while numbers.last == 0 && numbers.count > 1 { numbers.removeLast() }
        self.numbers = numbers
    }

    /// With three numbers or more.
    var text: String {
        (numbers + Array(repeating: 0, count: max(0, 3 - numbers.count))).map(String.init).joined(separator: ".")
    }

    static func < (left: LibraryVersion, right: LibraryVersion) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
