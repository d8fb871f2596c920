import ImpOS
import ImpRuntime
import ImpSimulation

/// What `--life`, `--led`, `--power` and `--memory` print.
struct RunReports {
    let console: Console
    let json: Bool

    // MARK: The LED

    private struct EncodedLED: Encodable {
        let type = "led"
        let at: Double
        let state: String
    }

    /// A change of the status LED, as it happens.
    func print(_ change: LEDChange) {
        let seconds = change.at.since(.start).seconds
        if json { return console.print(jsonLine(EncodedLED(at: seconds, state: change.state.rawValue))) }
        let pattern = LEDPattern.of(change.state).segments.map {
            "\($0.color.rawValue) \($0.duration.nanoseconds / 1_000_000)"
        }
        console.print("\(fixed(seconds, 3)) s  LED \(change.state.rawValue): \(pattern.joined(separator: ", "))")
    }

    // MARK: The device's life

    private struct EncodedTurn: Encodable {
        let type = "life"
        let at: Double
        let event: String
        let reason: String?
    }

    /// A turn of the device's life, as it happens.
    func print(_ turn: LifeTurn) {
        let seconds = turn.at.since(.start).seconds
        if json { return console.print(jsonLine(EncodedTurn(at: seconds, event: turn.event, reason: turn.reason))) }
        console.print("\(fixed(seconds, 3)) s  \(turn.event)\(turn.reason.map { ", " + $0 } ?? "")")
    }

    // MARK: Power

    private struct EncodedPower: Encodable {
        struct Row: Encodable {
            let state: String
            let seconds: Double
            let milliampereHours: Double
        }

        let type = "power"
        let states: [Row]
        let seconds: Double
        let milliampereHours: Double
        let averageMicroamperes: Double
        let batteryDays: Double?
    }

    /// - Parameter battery: in milliampere-hours; nil: none was given.
    func print(_ report: PowerReport, battery: Double?) {
        let days = battery.map { report.days(onMilliampereHours: $0) }
        if json {
            let rows = report.rows.map {
                EncodedPower.Row(
                    state: $0.name, seconds: $0.time.seconds, milliampereHours: $0.charge / 3.6e6)
            }
            return console.print(
                jsonLine(
                    EncodedPower(
                        states: rows, seconds: report.time.seconds, milliampereHours: report.milliampereHours,
                        averageMicroamperes: report.averageCurrent, batteryDays: days)))
        }
        for row in report.rows where row.consumer != .state(.ethernetOff) {
            console.print(
                "\(row.name.padded(to: 22)) \(fixed(row.time.seconds, 3).leftPadded(to: 12)) s  "
                    + "\(fixed(row.charge / 3.6e6, 4).leftPadded(to: 10)) mAh")
        }
        console.print(
            "\("all".padded(to: 22)) \(fixed(report.time.seconds, 3).leftPadded(to: 12)) s  "
                + "\(fixed(report.milliampereHours, 4).leftPadded(to: 10)) mAh, "
                + "\(fixed(report.averageCurrent / 1_000, 3)) mA on average"
                + (days.map { ", \(fixed($0, 1)) days on \(fixed(battery ?? 0, 0)) mAh" } ?? ""))
    }

    // MARK: Memory

    private struct EncodedMemory: Encodable {
        let type = "memory"
        let budget: Int
        let used: Int
        let free: Int
        let peak: Int
    }

    func print(_ memory: MemoryUse) {
        if json {
            return console.print(
                jsonLine(EncodedMemory(budget: memory.budget, used: memory.used, free: memory.free, peak: memory.peak)))
        }
        console.print(
            "memory: \(memory.used) bytes used, \(memory.free) free of \(memory.budget), at most \(memory.peak) used")
    }
}

extension PowerReport.Row {
    fileprivate var name: String {
        switch consumer {
        case .state(let state): state.rawValue
        case .led(let state): "led " + state.rawValue
        }
    }
}

/// A number with so many decimals.
private func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "∞" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int64((value.magnitude * scale).rounded())
    let digits = String(scaled)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return decimals == 0 ? sign + padded : sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
