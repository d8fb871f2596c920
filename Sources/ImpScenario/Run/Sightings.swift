import ImpRuntime

/// What a run has seen so far, as far as its expectations can ask for it.
struct Sightings: Codable, Equatable, Sendable {
    private(set) var ledState: Scenario.LEDState?
    private(set) var ledColor: Scenario.LEDColor?
    private(set) var pins: [String: Scenario.Level] = [:]
    private(set) var isConnected = false
    private(set) var wakeReason: Scenario.WakeReason?
    private(set) var userConfiguration: [UInt8]?
    /// The latest line of the log.
    private(set) var latestLine: String?
    private(set) var lines: [LineCount] = []
    private var starts = 0
    private var startsBeforeAction = 0
    private var actionTime: Instant
    private let startTime: Instant
    private var charge: Charge?
    private var chargeAtStart: Charge?
    private var chargeAtAction: Charge?

    struct LineCount: Codable, Equatable, Sendable {
        let filter: Scenario.LogFilter
        var sinceStart = 0
        var sinceAction = 0
    }

    private struct Charge: Codable, Equatable, Sendable {
        var time: Instant
        var nanocoulombs: Int64
    }

    init(of scenario: Scenario, start: Instant) {
        actionTime = start
        startTime = start
        for step in scenario.steps {
            guard let filter = step.action.logFilter, !lines.contains(where: { $0.filter == filter }) else { continue }
            lines.append(LineCount(filter: filter))
        }
    }

    mutating func note(_ observation: ScenarioObservation, at now: Instant) {
        switch observation {
        case .log(let entry): note(entry)
        case .led(let state, let color): (ledState, ledColor) = (state, color)
        case .pin(let pin, let level): pins[pin] = level
        case .connected(let isConnected): self.isConnected = isConnected
        case .started(let reason):
            wakeReason = reason
            starts += 1
        case .userConfiguration(let bytes): userConfiguration = bytes
        case .charge(let nanocoulombs): note(Charge(time: now, nanocoulombs: nanocoulombs))
        }
    }

    private mutating func note(_ entry: LogEntry) {
        latestLine = "[\(entry.type.rawValue)] \(entry.message)"
        for index in lines.indices where lines[index].filter.matches(entry) {
            lines[index].sinceStart += 1
            lines[index].sinceAction += 1
        }
    }

    private mutating func note(_ charge: Charge) {
        self.charge = charge
        chargeAtStart = chargeAtStart ?? charge
        chargeAtAction = chargeAtAction ?? charge
    }

    /// A step is about to do something.
    mutating func beginAction(at now: Instant) {
        for index in lines.indices { lines[index].sinceAction = 0 }
        startsBeforeAction = starts
        actionTime = now
        chargeAtAction = nil
    }

    // MARK: Questions

    func lineCount(_ filter: Scenario.LogFilter, _ since: Scenario.Since) -> Int {
        guard let count = lines.first(where: { $0.filter == filter }) else { return 0 }
        return since == .start ? count.sinceStart : count.sinceAction
    }

    /// Without the first start of all.
    func restarts(_ since: Scenario.Since) -> Int {
        since == .start || startsBeforeAction == 0 ? max(0, starts - 1) : starts - startsBeforeAction
    }

    /// Whether the charge was measured at this time.
    func hasCharge(at now: Instant) -> Bool { charge.map { $0.time >= now } ?? false }

    /// In nanoamperes; nil where no time has passed.
    func averageCurrent(_ since: Scenario.Since) -> Int64? {
        guard let charge, let first = since == .start ? chargeAtStart : chargeAtAction else { return nil }
        let seconds = charge.time.since(first.time).seconds
        guard seconds > 0 else { return nil }
        return Int64(exactly: (Double(charge.nanocoulombs - first.nanocoulombs) / seconds).rounded())
    }
}

extension Scenario.Action {
    /// The lines that it asks for.
    fileprivate var logFilter: Scenario.LogFilter? {
        guard case .expect(let expectation) = self else { return nil }
        switch expectation.condition {
        case .log(let filter, _, _), .noLog(let filter, _): return filter
        default: return nil
        }
    }
}
