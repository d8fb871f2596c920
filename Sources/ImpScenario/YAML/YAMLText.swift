/// The characters of a file: lines end with `\n` alone, and every character is one that a reader sees.
struct YAMLText {
    static let maximumBytes = 1 << 20

    let scalars: [Unicode.Scalar]

    init(_ bytes: [UInt8]) throws(Problem) {
        guard bytes.count <= YAMLText.maximumBytes else {
            throw Problem(Place(line: 1, column: 1), "the file has more than 1 MiB; make several of it")
        }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): scalars.append(scalar)
            case .emptyInput: break decoding
            case .error: throw Problem(YAMLText.place(after: scalars), "no UTF-8 here; save the file as UTF-8")
            }
        }
        self.scalars = try YAMLText.lines(scalars)
    }

    /// Without carriage returns before line ends.
    private static func lines(_ scalars: [Unicode.Scalar]) throws(Problem) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        for index in scalars.indices {
            let scalar = scalars[index]
            let isReturn = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if isReturn { continue }
            if let problem = problem(with: scalar) { throw Problem(place(after: result), problem) }
            result.append(scalar)
        }
        return result
    }

    private static func problem(with scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x09: "a tab; indent with spaces, and write \\t within double quotes"
        case 0x0A: nil
        case 0xFEFF: "a byte order mark; save the file as UTF-8 without one"
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF:
            "the character U+\(String(scalar.value, radix: 16, uppercase: true)) cannot be seen;"
                + " write it as an escape within double quotes"
        default: nil
        }
    }

    private static func place(after scalars: [Unicode.Scalar]) -> Place {
        let lineStart = scalars.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return Place(line: 1 + scalars.count { $0 == "\n" }, column: scalars.count - lineStart + 1)
    }
}
