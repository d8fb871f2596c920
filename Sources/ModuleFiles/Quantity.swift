import ImpHardware
import ImpRuntime

/// What a number measures, by its unit; each has the units that files may use and how many of the base unit they are.
enum Quantity: String {
    case bytes = "a size such as 16 KB"
    case nanoseconds = "a time such as 740 us"
    case microamperes = "a current such as 4.5 mA"
    case erases = "a count such as 10000 erases"

    private var units: [String: Double] {
        switch self {
        case .bytes: ["B": 1, "KB": 1_024, "MB": 1_048_576]
        case .nanoseconds: ["ns": 1, "us": 1_000, "ms": 1_000_000]
        case .microamperes: ["uA": 1, "mA": 1_000]
        case .erases: ["erases": 1]
        }
    }

    /// `4.5 mA` in the base unit; nil for anything else.
    fileprivate func value(of text: String) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 2, let number = Double(words[0]), let unit = units[String(words[1])], number >= 0,
            number.isFinite
        else { return nil }
        return number * unit
    }
}

extension Part {
    /// `{ value: 4.5 mA, source: … }`
    private func figure<Value>(
        _ quantity: Quantity, _ convert: (Double) -> Value?
    ) throws(ModuleFileError) -> Figure<Value> {
        try allow(["value", "source"])
        let part = try member("value")
        guard let value = quantity.value(of: try part.text()).flatMap(convert) else {
            throw part.error(quantity.rawValue + " is expected")
        }
        return Figure(value, source: try member("source").text())
    }

    func bytes() throws(ModuleFileError) -> Figure<Int> { try figure(.bytes) { Int(exactly: $0) } }

    func erases() throws(ModuleFileError) -> Figure<Int> { try figure(.erases) { Int(exactly: $0) } }

    func current() throws(ModuleFileError) -> Figure<Double> { try figure(.microamperes) { $0 } }

    func time() throws(ModuleFileError) -> Figure<TimeSpan> {
        try figure(.nanoseconds) { Int64(exactly: $0).map(TimeSpan.nanoseconds) }
    }
}
