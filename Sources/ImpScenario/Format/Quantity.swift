import ImpRuntime

/// Numbers with units, as they are written.
enum Quantity {
    private static let durationUnits: [(name: String, nanoseconds: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000),
        ("ms", 1_000_000), ("us", 1_000),
    ]

    /// `500ms`, `10s`, `1.5h`, `1h30m`: units from the largest down, each at most once.
    static func duration(_ text: String) -> TimeSpan? {
        var rest = Substring(text)
        var units = durationUnits[...]
        var sum = TimeSpan.zero
        while !rest.isEmpty {
            guard let number = takeNumber(&rest) else { return nil }
            let name = rest.prefix { $0.isASCII && $0.isLetter }
            guard let unit = units.firstIndex(where: { $0.name == name }),
                let part = number.scaled(by: units[unit].nanoseconds)
            else { return nil }
            rest.removeFirst(name.count)
            sum = sum + TimeSpan(nanoseconds: part)
            units = units[(unit + 1)...]
        }
        return text.isEmpty || sum.nanoseconds == .max ? nil : sum
    }

    /// A number with one of these units, in the smallest of them; nil for anything else.
    static func number(_ text: String, units: [(name: String, scale: Int64)]) -> Int64? {
        var rest = Substring(text)
        guard let number = takeNumber(&rest), let unit = units.first(where: { $0.name == rest }) else { return nil }
        return number.scaled(by: unit.scale)
    }

    /// Digits, with a fraction or without.
    private static func takeNumber(_ text: inout Substring) -> Decimal? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int64($0) }) else { return nil }
        text.removeFirst(digits.count)
        guard parts.count > 1 else { return Decimal(whole: whole, fraction: "") }
        guard !parts[1].isEmpty, parts[1].count <= 9, !parts[1].contains(".") else { return nil }
        return Decimal(whole: whole, fraction: parts[1])
    }

    private struct Decimal {
        var whole: Int64
        var fraction: Substring

        /// Exact, rounded down; nil where it is too large.
        func scaled(by scale: Int64) -> Int64? {
            let (product, overflow) = whole.multipliedReportingOverflow(by: scale)
            var part: Int64 = 0
            var digitScale = scale
            for digit in fraction {
                digitScale /= 10
                part += digitScale * Int64(digit.wholeNumberValue ?? 0)
            }
            let (sum, overflowsAgain) = product.addingReportingOverflow(part)
            return overflow || overflowsAgain ? nil : sum
        }
    }
}
