import ImpRuntime

extension Format where Value == Bool {
    static let yesNo = Format.scalar(
        .named("yes-no", .words(["yes", "no", "true", "false"], summary: "Yes or no.")), sample: true,
        expected: "yes or no"
    ) { ["yes": true, "true": true, "no": false, "false": false][$0] }
}

extension Format where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> Format {
        Format.scalar(
            .integer(range), sample: range.lowerBound,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }

    /// In percent.
    static let level = whole("level", [("%", 1)], 0...100, "a level from 0% to 100%", "^[0-9]+%$")
    /// In millivolts.
    static let voltage = whole(
        "voltage", [("V", 1_000), ("mV", 1)], 0...60_000, "a voltage such as 3.3V or 1800mV", "^[0-9]+(\\.[0-9]+)?m?V$")
    /// In milliampere-hours.
    static let capacity = whole(
        "capacity", [("mAh", 1), ("Ah", 1_000)], 1...10_000_000, "a capacity such as 2000mAh",
        "^[0-9]+(\\.[0-9]+)?m?Ah$")
    /// In nanoamperes.
    static let current = whole(
        "current", [("A", 1_000_000_000), ("mA", 1_000_000), ("uA", 1_000), ("nA", 1)], 0...100_000_000_000,
        "a current such as 5mA or 80uA", "^[0-9]+(\\.[0-9]+)?[mun]?A$")
    /// In millionths.
    static let share = whole(
        "share", [("%", 10_000)], 0...1_000_000, "a share from 0% to 100%", "^[0-9]+(\\.[0-9]+)?%$")

    private static func whole(
        _ name: String, _ units: [(name: String, scale: Int64)], _ range: ClosedRange<Int>, _ expected: String,
        _ pattern: String
    ) -> Format {
        let schema = Schema.named(
            name,
            .text(
                pattern: pattern, maximumLength: nil,
                summary: expected.prefix(1).uppercased() + expected.dropFirst() + "."))
        return Format.scalar(schema, sample: range.lowerBound, expected: expected) { text in
            Quantity.number(text, units: units).flatMap { Int(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension Format where Value == TimeSpan {
    static let durationPattern = "([0-9]+(\\.[0-9]+)?(d|h|ms|m|s|us))+"

    static let duration = Format.scalar(
        .named(
            "duration",
            .text(
                pattern: "^\(durationPattern)$", maximumLength: nil,
                summary: "A length of time: 500ms, 10s, 1.5h, 1h30m, 2d.")),
        sample: .zero, expected: "a time such as 500ms, 10s or 1h30m", Quantity.duration)
}

extension Format where Value == Scenario.SpanRange {
    /// A time, or a range to draw from.
    static let span = Format.scalar(
        .named(
            "duration-or-range",
            .text(
                pattern: "^\(Format<TimeSpan>.durationPattern)(\\.\\.\(Format<TimeSpan>.durationPattern))?$",
                maximumLength: nil, summary: "A length of time, or a range that the seed draws one from: 10s..2m.")),
        sample: Scenario.SpanRange(lower: .zero, upper: .zero),
        expected: "a time such as 10s, or a range such as 10s..2m"
    ) { text in
        let bounds = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
            .map { Quantity.duration(String($0)) }
        guard let lower = bounds.first ?? nil, let upper = bounds.last ?? nil, lower <= upper else { return nil }
        return Scenario.SpanRange(lower: lower, upper: upper)
    }
}

extension Format where Value == Scenario.CountRange {
    /// `2`, `1..3`, or `2..` without an upper bound.
    static let counts = Format.scalar(
        .named(
            "count-or-range",
            .count(pattern: "^[0-9]+\\.\\.([0-9]+)?$", summary: "A count: 2, 1..3, or 2.. for two or more.")),
        sample: Scenario.CountRange(lower: 0, upper: 0), expected: "a count such as 2, 1..3 or 2.."
    ) { text in
        let bounds = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard let lower = bounds.first.flatMap({ Int($0) }), lower >= 0 else { return nil }
        if bounds.count == 1 { return Scenario.CountRange(lower: lower, upper: lower) }
        if bounds[1].isEmpty { return Scenario.CountRange(lower: lower, upper: Int.max) }
        guard let upper = Int(bounds[1]), lower <= upper else { return nil }
        return Scenario.CountRange(lower: lower, upper: upper)
    }
}

extension Format where Value == WallTime {
    static let wallTime = Format.scalar(
        .named(
            "time-of-day",
            .text(
                pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$", maximumLength: nil,
                summary: "A time of day in UTC: 2026-01-31T12:00:00Z.")),
        sample: .fastStart, expected: "a time of day such as 2026-01-31T12:00:00Z"
    ) { WallTime($0) }
}

extension Format where Value: CaseIterable & RawRepresentable, Value.RawValue == String, Value.AllCases: Sendable {
    /// The cases of an enumeration, `gettingAddress` written as `getting-address`.
    static var choice: Format {
        let names = Value.allCases.map { caseName($0.rawValue) }
        return Format.named(choices: names, Array(Value.allCases))
    }

    /// The cases as they are spelled.
    static var verbatim: Format { Format.named(choices: Value.allCases.map(\.rawValue), Array(Value.allCases)) }
}

extension Format where Value == Scenario.WakeReason {
    static let wakeReason = Format.named(
        choices: Value.allCases.map { caseName(String(describing: $0)) }, Value.allCases)
}

extension Format {
    /// One of these words for each value, in the same order.
    static func named(choices: [String], _ values: [Value]) -> Format {
        Format(.choice(choices), sample: values[0]) { node, _ throws(Problem) in
            guard case .scalar(let scalar) = node.content else {
                throw Problem(node.place, "one of \(choices.joined(separator: ", ")) is expected")
            }
            guard let index = choices.firstIndex(of: scalar.text) else {
                throw Problem(
                    node.place, "\(node.summary) is not known here; " + advice(on: scalar.text, among: choices))
            }
            return values[index]
        }
    }
}

/// `gettingAddress` as `getting-address`. BlinkUp is one word.
func caseName(_ name: String) -> String {
    var words = ""
    for letter in name.split(separator: "blinkUp", omittingEmptySubsequences: false).joined(separator: "blinkup") {
        words += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
    return words
}
