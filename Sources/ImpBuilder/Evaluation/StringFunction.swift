/// The functions of `S`: JavaScript's methods of strings, with the string as the first argument. Positions count
/// UTF-16 units.
enum StringFunction: String, CaseIterable, Sendable {
    case concat, endsWith, includes, `repeat`, split, startsWith, substr, substring
    case toLowerCase, toUpperCase, trim, trimLeft, trimRight

    func call(_ arguments: [Value], maximumLength: Int) throws(BuildError) -> Value {
        guard let first = arguments.first else {
            throw .expression("Missing string as required first argument in \(rawValue)()")
        }
        if first.isNullish { throw .expression("Cannot read properties of \(first.text) (reading 'toString')") }
        let text = first.text
        let units = Array(text.utf16)
        let rest = StringArguments(arguments.dropFirst())
        switch self {
        case .concat: return .string(rest.values.reduce(into: text) { $0 += $1.text })
        case .endsWith:
            let end = rest.position(1, in: units, default: units.count)
            return .bool(units[..<end].reversed().starts(with: rest.units(0).reversed()))
        case .includes: return .bool(units[rest.position(1, in: units)...].firstRange(of: rest.units(0)) != nil)
        case .startsWith: return .bool(units[rest.position(1, in: units)...].starts(with: rest.units(0)))
        case .repeat: return try repeated(text, rest.number(0), maximumLength)
        case .split: return .array(ArrayValue(pieces(units, rest)))
        case .substr:
            let start = rest.offset(0, in: units)
            return .string(String(units[start...].prefix(rest.length(1, default: units.count))))
        case .substring:
            let (a, b) = (rest.position(0, in: units), rest.position(1, in: units, default: units.count))
            return .string(String(units[Swift.min(a, b)..<Swift.max(a, b)]))
        case .toLowerCase: return .string(text.lowercased())
        case .toUpperCase: return .string(text.uppercased())
        case .trim: return .string(text.trimmedOfJavaScriptSpace)
        case .trimLeft: return .string(text.trimmedAtStart)
        case .trimRight: return .string(text.trimmedAtEnd)
        }
    }

    private func repeated(_ text: String, _ count: Double, _ maximumLength: Int) throws(BuildError) -> Value {
        let whole = count.isNaN ? 0 : count.rounded(.towardZero)
        if whole < 0 || whole.isInfinite { throw .expression("Invalid count value: \(count.javaScriptText)") }
        if whole * Double(text.utf8.count) > Double(maximumLength) {
            throw .limit("A string is longer than \(maximumLength) bytes", advice: "Repeat it less often.")
        }
        return .string(text.isEmpty ? "" : String(repeating: text, count: Int(whole)))
    }

    private func pieces(_ units: [UInt16], _ arguments: StringArguments) -> [Value] {
        let limit = arguments.length(1, default: .max)
        guard let separator = arguments.values.first, case let separator = Array(separator.text.utf16) else {
            return Array([.string(String(units[...]))].prefix(limit))
        }
        if separator.isEmpty { return units.prefix(limit).map { .string(String([$0][...])) } }
        var pieces: [Value] = []
        var rest = units[...]
        while let range = rest.firstRange(of: separator), pieces.count < limit {
            pieces.append(.string(String(rest[..<range.lowerBound])))
            rest = rest[range.upperBound...]
        }
        return Array((pieces + [.string(String(rest))]).prefix(limit))
    }
}

/// The arguments behind the string.
private struct StringArguments {
    let values: [Value]

    init(_ values: ArraySlice<Value>) { self.values = Array(values) }

    func units(_ index: Int) -> [UInt16] {
        Array((index < values.count ? values[index] : .undefined).text.utf16)
    }

    func number(_ index: Int) -> Double { index < values.count ? values[index].number : .nan }

    /// A position between the ends of the string; beyond an end is that end.
    func position(_ index: Int, in units: [UInt16], default missing: Int = 0) -> Int {
        if isMissing(index) { return missing }
        let number = number(index)
        return number.isNaN ? 0 : Int(Swift.max(0, Swift.min(number, Double(units.count))))
    }

    /// A position that counts from the end if it is negative.
    func offset(_ index: Int, in units: [UInt16]) -> Int {
        let number = number(index)
        guard number < 0 else { return position(index, in: units) }
        return Swift.max(0, units.count + Int(Swift.max(number, -Double(units.count))))
    }

    func length(_ index: Int, default missing: Int) -> Int {
        if isMissing(index) { return missing }
        let number = number(index)
        return number.isNaN ? 0 : Int(Swift.max(0, Swift.min(number, 1e9)))
    }

    private func isMissing(_ index: Int) -> Bool {
        if index >= values.count { return true }
        if case .undefined = values[index] { return true }
        return false
    }
}

extension String {
    fileprivate init(_ units: ArraySlice<UInt16>) { self = String(decoding: units, as: UTF16.self) }
}
