/// A date and time of day in UTC on the Gregorian calendar, in the ranges of C's `struct tm` but with the full year.
struct CivilDate {
    var year: Int64
    /// 0...11
    var month: Int32
    /// 1...31
    var day: Int32
    /// 0...23
    var hour: Int32
    /// 0...59
    var minute: Int32
    /// 0...59; the count of seconds knows no leap seconds.
    var second: Int32
    /// 0 is Sunday.
    var weekday: Int32
    /// 0...365
    var dayOfYear: Int32

    private static let secondsPerDay: Int64 = 86_400
    private static let daysPerEra: Int64 = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysToEpoch: Int64 = 719_468

    /// The date `seconds` after 1970-01-01T00:00:00Z; any value gives one.
    init(secondsSinceEpoch seconds: Int64) {
        let days = floorDivide(seconds, Self.secondsPerDay)
        let time = Int32(truncatingIfNeeded: seconds &- days &* Self.secondsPerDay)
        hour = time / 3600
        minute = time / 60 % 60
        second = time % 60
        weekday = Int32(truncatingIfNeeded: floorRemainder(days &+ 4, 7))

        // Years are counted from March, so that the leap day is the last; 400 of them are an era of equal length.
        let era = floorDivide(days &+ Self.daysToEpoch, Self.daysPerEra)
        let dayOfEra = days &+ Self.daysToEpoch &- era &* Self.daysPerEra
        let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
        let marchDay = dayOfEra &- Self.daysBefore(yearOfEra: yearOfEra)
        // Months from March on have 31, 30, 31, 30, 31 days, again and again: 153 in five.
        let marchMonth = (marchDay &* 5 &+ 2) / 153
        day = Int32(truncatingIfNeeded: marchDay &- (marchMonth &* 153 &+ 2) / 5 &+ 1)
        month = Int32(truncatingIfNeeded: marchMonth < 10 ? marchMonth &+ 2 : marchMonth &- 10)
        year = era &* 400 &+ yearOfEra &+ (month < 2 ? 1 : 0)
        let marchFirst: Int64 = isLeapYear(year) ? 60 : 59
        dayOfYear = Int32(truncatingIfNeeded: month < 2 ? marchDay &- 306 : marchDay &+ marchFirst)
    }

    /// Seconds since 1970-01-01T00:00:00Z. Only year to second count; month, day and time may lie outside of their
    /// ranges and carry over. Wraps around beyond 64 bits.
    var secondsSinceEpoch: Int64 {
        let months = Int64(month)
        let wholeYear = year &+ floorDivide(months, 12)
        let inYear = floorRemainder(months, 12)
        let marchYear = inYear < 2 ? wholeYear &- 1 : wholeYear
        let marchMonth = inYear < 2 ? inYear &+ 10 : inYear &- 2
        let era = floorDivide(marchYear, 400)
        let yearOfEra = marchYear &- era &* 400
        let days =
            era &* Self.daysPerEra &+ Self.daysBefore(yearOfEra: yearOfEra) &+ (marchMonth &* 153 &+ 2) / 5
            &+ Int64(day) &- 1 &- Self.daysToEpoch
        return days &* Self.secondsPerDay &+ Int64(hour) &* 3600 &+ Int64(minute) &* 60 &+ Int64(second)
    }

    /// Days of an era before its year `yearOfEra`, 0...399.
    private static func daysBefore(yearOfEra: Int64) -> Int64 {
        yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100
    }
}

func isLeapYear(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// `value` / `divisor` rounded down, for divisor > 0.
private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient &- 1 : quotient
}

/// `value` - `divisor` * floorDivide, 0..<divisor, for divisor > 0.
private func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder &+ divisor : remainder
}
