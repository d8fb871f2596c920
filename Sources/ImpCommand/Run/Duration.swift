import ArgumentParser
import ImpRuntime

/// A length of time on the command line: `500us`, `20ms`, `10s`, `1.5m`, `2h`, `1d`; a bare number is seconds.
struct Duration: ExpressibleByArgument {
    let span: TimeSpan

    private static let units: [(suffix: String, seconds: Double)] = [
        ("us", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400),
    ]

    init?(argument: String) {
        let unit = Self.units.first { argument.hasSuffix($0.suffix) }
        let digits = argument.dropLast(unit?.suffix.count ?? 0)
        // `Double` would read hexadecimal numbers and signs too.
        guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }),
            let number = Double(digits), number.isFinite
        else { return nil }
        span = TimeSpan(seconds: number * (unit?.seconds ?? 1))
    }
}

/// A time of day on the command line: `2026-01-31T12:00:00Z`.
struct StartTime: ExpressibleByArgument {
    let time: WallTime

    init?(argument: String) {
        guard let time = WallTime(argument) else { return nil }
        self.time = time
    }
}

/// `--time`.
enum ClockName: String, CaseIterable, ExpressibleByArgument {
    case real, fast
}
