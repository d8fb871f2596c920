import SquirrelVM

/// `crypto.equals`: the same on devices and agents.
enum ComparisonAPI {
    static let functions: [APIFunction<Script>] = [
        APIFunction(
            30, "crypto.equals", [APIParameter("a", .data), APIParameter("b", .data)], gives: .bool,
            since: .impOS(36), prose: "Compares bytes in a time that does not tell where they differ."
        ) { script in
            guard let a = script.data(0), let b = script.data(1) else {
                return .failure("string or blob expected in crypto.equals(a, b)")
            }
            return .bool(isEqualInConstantTime(a, b))
        }
    ]
}

/// Looks at every byte, whatever the outcome; lengths may be told by the time.
func isEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for index in 0..<a.count { difference |= a[index] ^ b[index] }
    return difference == 0
}
