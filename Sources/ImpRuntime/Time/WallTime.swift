/// A time of day in UTC: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// For `time()`, `date()`, log stamps and whatever is kept on disk; delays are measured with `Instant`.
public struct WallTime: Comparable, Hashable, Codable, Sendable {
    public var microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// Where fast time begins: 2026-01-01T00:00:00Z.
    public static let fastStart = WallTime(seconds: 1_767_225_600)

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { WallTime.floor(microseconds, 1_000_000) }
    /// 0…999,999
    public var microsecondOfSecond: Int64 { microseconds - seconds * 1_000_000 }

    public static func < (a: WallTime, b: WallTime) -> Bool { a.microseconds < b.microseconds }

    public static func + (time: WallTime, span: TimeSpan) -> WallTime {
        WallTime(microseconds: time.microseconds + floor(span.nanoseconds, 1_000))
    }

    static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value % divisor < 0 ? value / divisor - 1 : value / divisor
    }
}

extension WallTime: CustomStringConvertible {
    /// `2026-01-31T12:00:00.000Z`, milliseconds rounded down.
    public var description: String {
        let (year, month, day) = WallTime.date(ofDay: WallTime.floor(seconds, 86_400))
        let second = seconds - WallTime.floor(seconds, 86_400) * 86_400
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(padded(second / 3_600, 2)):"
            + "\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2)).\(padded(microsecondOfSecond / 1_000, 3))Z"
    }

    /// The Gregorian date of a day counted from 1970-01-01.
    ///
    /// Years are counted from March, so that the leap day is the last; 400 years have 146,097 days.
    private static func date(ofDay days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
        return (year, month < 10 ? month + 3 : month - 9, day)
    }

    /// Reads `2026-01-31T12:00:00Z`, seconds with or without a fraction; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
        for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")] {
            guard bytes[index] == mark.utf8.first else { return nil }
        }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            let fraction = WallTime.fraction(bytes[19..<(bytes.count - 1)]),
            (1...12).contains(month), hour < 24, minute < 60, second < 60
        else { return nil }
        let first = WallTime.day(year: year, month: month)
        let days = first + day - 1
        guard WallTime.date(ofDay: days) == (year, month, day) else { return nil }
        microseconds = (days * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000_000 + fraction
    }

    /// The day, counted from 1970-01-01, that is the first of a month.
    private static func day(year: Int64, month: Int64) -> Int64 {
        let marchYear = month < 3 ? year - 1 : year
        let marchMonth = month < 3 ? month + 9 : month - 3
        let era = floor(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (marchMonth * 153 + 2) / 5 - 719_468
    }

    /// Microseconds of `` (none) or `.123`; up to six digits count.
    private static func fraction(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard let point = bytes.first else { return 0 }
        guard point == UInt8(ascii: "."), bytes.count > 1, let digits = number(bytes.dropFirst().prefix(6)),
            bytes.dropFirst(7).allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return (min(6, bytes.count - 1)..<6).reduce(digits) { value, _ in value * 10 }
    }
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}

private func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
        guard (48...57).contains(digit) else { return nil }
        value = value * 10 + Int64(digit - 48)
    }
    return value
}
